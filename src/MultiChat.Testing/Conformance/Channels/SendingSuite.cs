using MultiChat.Messages;

namespace MultiChat.Testing.Conformance.Channels;

/// <summary>Everything arrives once, in order, and where it belongs.</summary>
internal sealed class SendingSuite : ChannelSuite
{
    private const int Messages = 10;
    private const int Clients = 16;

    public override IReadOnlyList<ChannelCase> Cases =>
    [
        Case("A message arrives once.", ChannelNeed.Sending, MessageArrives),
        Case("Messages of a dialog arrive once each, in the order of sending.", ChannelNeed.Sending, MessagesArriveInOrder),
        Case("Two messages of one text are two.", ChannelNeed.Sending, SameTextTwiceIsTwo),
        Case("A repeated key arrives once where the far side takes keys, and is never another text.", ChannelNeed.Sending, RepeatedKeyIsNoOtherMessage),
        Case("One message id in two dialogs is two messages: the key has the dialog too.", ChannelNeed.Sending, OneIdInTwoDialogsIsTwo),
        Case("What is sent to one address reaches no other.", ChannelNeed.Sending, AddressesNeverMix),
        Case("Messages to many addresses at once all arrive, in the order of each.", ChannelNeed.Sending, ParallelSendsArrive),
    ];

    private static async Task MessageArrives(ChannelFixture f)
    {
        var client = f.NewClient();
        await client.HasAsync();
        await client.SendAsync("1");
        await client.HasAsync("1");
    }

    private static async Task MessagesArriveInOrder(ChannelFixture f)
    {
        var client = f.NewClient();
        foreach (var text in ChannelFixture.Texts(Messages).Select(f.Fit))
        {
            await client.SendAsync(text);
        }

        await client.HasAsync(ChannelFixture.Texts(Messages).Select(f.Fit));
    }

    private static async Task SameTextTwiceIsTwo(ChannelFixture f)
    {
        var client = f.NewClient();
        await client.SendAsync("1");
        await client.SendAsync("1");
        await client.HasAsync("1", "1");
    }

    private static async Task RepeatedKeyIsNoOtherMessage(ChannelFixture f)
    {
        var client = f.NewClient();
        var message = f.Message(client, "1");
        await f.Sending.SendAsync(message, f.Token);
        await f.Sending.SendAsync(message, f.Token);
        await client.SendAsync("2");
        await client.HasAsync(f.Far.TakesKeys ? ["1", "2"] : ["1", "1", "2"]);
    }

    private static async Task OneIdInTwoDialogsIsTwo(ChannelFixture f)
    {
        var (first, second) = (f.NewClient(), f.NewClient());
        MessageId id = f.Message(first, "1").Id;
        await first.SendAsync("1", id);
        await second.SendAsync("2", id);
        await first.HasAsync("1");
        await second.HasAsync("2");
    }

    private static async Task AddressesNeverMix(ChannelFixture f)
    {
        var (first, second, silent) = (f.NewClient(), f.NewClient(), f.NewClient());
        await first.SendAsync("1");
        await second.SendAsync("2");
        await first.SendAsync("3");
        await first.HasAsync("1", "3");
        await second.HasAsync("2");
        await silent.HasAsync();
    }

    private static async Task ParallelSendsArrive(ChannelFixture f)
    {
        var clients = Enumerable.Range(0, Clients).Select(_ => f.NewClient()).ToList();
        await Together.RunAsync(Clients, async number =>
        {
            foreach (var text in ChannelFixture.Texts(Messages / 2))
            {
                await clients[number].SendAsync(text);
            }
        });
        foreach (var client in clients)
        {
            await client.HasAsync(ChannelFixture.Texts(Messages / 2));
        }
    }
}
