using MultiChat.Channels;
using MultiChat.Messages;

namespace MultiChat.Testing.Conformance.Channels;

/// <summary>A revision changes the message it names, and nothing else.</summary>
internal sealed class RevisingSuite : ChannelSuite
{
    public override IReadOnlyList<ChannelCase> Cases =>
    [
        Case("A revision changes the message of its key, changes no other and adds none.", ChannelNeed.Revising, RevisionChangesItsMessage),
        Case("A revision to the text that is there already is done.", ChannelNeed.Revising, RevisionToTheSameTextIsDone),
        Case("A revision of a message that is not there changes nothing and adds none.", ChannelNeed.Revising, RevisionOfNothingAddsNothing),
        Case("A revision in one dialog changes no message of the same id in another.", ChannelNeed.Revising, RevisionStaysInItsDialog),
    ];

    private static async Task RevisionChangesItsMessage(ChannelFixture f)
    {
        var client = f.NewClient();
        var messages = await SendAsync(f, client, "1", "2", "3");
        await f.Revisable.ReviseAsync(messages[1] with { Body = MessageBody.Kept("4"), Revision = 1 }, f.Token);
        await client.HasAsync("1", "4", "3");
        await f.Revisable.ReviseAsync(messages[0] with { Body = MessageBody.Kept("5"), Revision = 1 }, f.Token);
        await f.Revisable.ReviseAsync(messages[1] with { Body = MessageBody.Kept("6"), Revision = 2 }, f.Token);
        await client.HasAsync("5", "6", "3");
    }

    private static async Task RevisionToTheSameTextIsDone(ChannelFixture f)
    {
        var client = f.NewClient();
        var messages = await SendAsync(f, client, "1", "2");
        await DoneAsync(f, messages[0] with { Revision = 1 });
        await f.Revisable.ReviseAsync(messages[0] with { Body = MessageBody.Kept("3"), Revision = 2 }, f.Token);
        await DoneAsync(f, messages[0] with { Body = MessageBody.Kept("3"), Revision = 2 });
        await client.HasAsync("3", "2");
    }

    private static async Task RevisionOfNothingAddsNothing(ChannelFixture f)
    {
        var client = f.NewClient();
        await SendAsync(f, client, "1");
        await f.Revisable.ReviseAsync(f.Message(client, "2") with { Revision = 1 }, f.Token);
        await client.HasAsync("1");
    }

    private static async Task RevisionStaysInItsDialog(ChannelFixture f)
    {
        var (first, second) = (f.NewClient(), f.NewClient());
        var message = (await SendAsync(f, first, "1"))[0];
        await second.SendAsync("2", message.Id);
        await f.Revisable.ReviseAsync(message with { Body = MessageBody.Kept("3"), Revision = 1 }, f.Token);
        await first.HasAsync("3");
        await second.HasAsync("2");
    }

    /// <summary>Many far sides answer "not modified" with an error, and that must not be tried again and again.</summary>
    private static async Task DoneAsync(ChannelFixture f, ChannelMessage unchanged)
    {
        try
        {
            await f.Revisable.ReviseAsync(unchanged, f.Token);
        }
        catch (Exception refused)
        {
            throw new ConformanceException($"Expected that revising to the text that is there is done, not <{refused.Message}>.", refused);
        }
    }

    private static async Task<IReadOnlyList<ChannelMessage>> SendAsync(ChannelFixture f, FarClient client, params string[] texts)
    {
        var messages = texts.Select(text => f.Message(client, text)).ToList();
        foreach (var message in messages)
        {
            await f.Sending.SendAsync(message, f.Token);
        }

        return messages;
    }
}
