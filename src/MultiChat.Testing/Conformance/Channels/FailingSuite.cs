using MultiChat.Messages;

namespace MultiChat.Testing.Conformance.Channels;

/// <summary>What did not arrive never looks as if it had.</summary>
internal sealed class FailingSuite : ChannelSuite
{
    public override IReadOnlyList<ChannelCase> Cases =>
    [
        Case("Where the far side is down, sending throws, and nothing arrives later by itself.", ChannelNeed.Sending, FailureThrows),
        Case("A message that failed arrives once when it is sent again.", ChannelNeed.Sending, FailedMessageArrivesWhenSentAgain),
        Case("Cancelled before the effect, sending throws and nothing arrives.", ChannelNeed.Sending, CancelledSendingSendsNothing),
        Case("Where the far side is down, revising throws, and the text stays.", ChannelNeed.Revising, FailedRevisionThrows),
        Case("Cancelled before the effect, revising throws and the text stays.", ChannelNeed.Revising, CancelledRevisionChangesNothing),
    ];

    private static async Task FailureThrows(ChannelFixture f)
    {
        var client = f.NewClient();
        await client.SendAsync("1");
        await f.Far.SetDownAsync(isDown: true, f.Token);
        await Check.ThrowsAsync<Exception>(() => client.SendAsync("2"), "sending to a far side that is down");
        await f.Far.SetDownAsync(isDown: false, f.Token);
        await client.SendAsync("3");
        await client.HasAsync("1", "3");
    }

    private static async Task FailedMessageArrivesWhenSentAgain(ChannelFixture f)
    {
        var client = f.NewClient();
        var message = f.Message(client, "1");
        await f.Far.SetDownAsync(isDown: true, f.Token);
        await Check.ThrowsAsync<Exception>(() => f.Sending.SendAsync(message, f.Token), "sending to a far side that is down");
        await f.Far.SetDownAsync(isDown: false, f.Token);
        await f.Sending.SendAsync(message, f.Token);
        await client.HasAsync("1");
    }

    private static async Task CancelledSendingSendsNothing(ChannelFixture f)
    {
        var client = f.NewClient();
        await Check.ThrowsAsync<OperationCanceledException>(
            () => f.Sending.SendAsync(f.Message(client, "1"), new CancellationToken(canceled: true)), "sending that was cancelled beforehand");
        await client.SendAsync("2");
        await client.HasAsync("2");
    }

    private static async Task FailedRevisionThrows(ChannelFixture f)
    {
        var client = f.NewClient();
        var message = f.Message(client, "1");
        await f.Sending.SendAsync(message, f.Token);
        await f.Far.SetDownAsync(isDown: true, f.Token);
        var revised = message with { Body = MessageBody.Kept("2"), Revision = 1 };
        await Check.ThrowsAsync<Exception>(() => f.Revisable.ReviseAsync(revised, f.Token), "revising at a far side that is down");
        await f.Far.SetDownAsync(isDown: false, f.Token);
        await client.HasAsync("1");
        await f.Revisable.ReviseAsync(revised, f.Token);
        await client.HasAsync("2");
    }

    private static async Task CancelledRevisionChangesNothing(ChannelFixture f)
    {
        var client = f.NewClient();
        var message = f.Message(client, "1");
        await f.Sending.SendAsync(message, f.Token);
        await Check.ThrowsAsync<OperationCanceledException>(
            () => f.Revisable.ReviseAsync(message with { Body = MessageBody.Kept("2"), Revision = 1 }, new CancellationToken(canceled: true)),
            "revising that was cancelled beforehand");
        await client.HasAsync("1");
    }
}
