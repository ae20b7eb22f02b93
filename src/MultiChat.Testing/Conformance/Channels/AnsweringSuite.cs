using MultiChat.Dialogs;

namespace MultiChat.Testing.Conformance.Channels;

/// <summary>A whole chat answers by the channel: through the desk, the outbox, and with the attempts it takes.</summary>
internal sealed class AnsweringSuite : ChannelSuite
{
    public override IReadOnlyList<ChannelCase> Cases =>
    [
        Case("Answers reach the client who wrote, once each and in order.", ChannelNeed.Sending, AnswersReachTheirClients),
        Case("A far side that was down gets everything once it is back, in order.", ChannelNeed.Sending, FarSideThatWasDownGetsAllInOrder),
        Case("Nothing but the operators' messages goes out: no generated name, no move of the desk.", ChannelNeed.Sending, NothingElseGoesOut),
        Case("An edit at the desk changes the text at the client's.", ChannelNeed.Revising, EditReachesTheClient),
        Case("A message that was edited before it went out arrives once, at its last text.", ChannelNeed.Revising, MessageEditedBeforeItWentOut),
    ];

    private static async Task AnswersReachTheirClients(ChannelFixture f)
    {
        var chat = await f.ChatAsync();
        var (first, second) = (await chat.BeginAsync(), await chat.BeginAsync());
        await first.AnswerAsync("1");
        await second.AnswerAsync("2");
        await first.AnswerAsync("3");
        await chat.DeliverAsync();
        await first.HasAsync("1", "3");
        await second.HasAsync("2");
    }

    private static async Task FarSideThatWasDownGetsAllInOrder(ChannelFixture f)
    {
        var chat = await f.ChatAsync();
        var (first, second) = (await chat.BeginAsync(), await chat.BeginAsync());
        await f.Far.SetDownAsync(isDown: true, f.Token);
        foreach (var text in ChannelFixture.Texts(5))
        {
            await first.AnswerAsync(text);
            await second.AnswerAsync(text);
        }

        await chat.TryOnceAsync();
        Check.That(await chat.IsWaitingAsync(), "what did not arrive waits");
        await f.Far.SetDownAsync(isDown: false, f.Token);
        await chat.DeliverAsync();
        await first.HasAsync(ChannelFixture.Texts(5));
        await second.HasAsync(ChannelFixture.Texts(5));
    }

    private static async Task NothingElseGoesOut(ChannelFixture f)
    {
        var chat = await f.ChatAsync();
        var talk = await chat.BeginAsync();
        var dialog = (await talk.DialogAsync()).Id;
        await talk.AnswerAsync("1");
        await talk.SayAsync("Спасибо");
        await chat.Engine.Desk.CloseAsync(chat.Anna, dialog, new Seen { Responsible = chat.Anna.Member }, f.Token);
        await talk.SayAsync("И ещё");
        await talk.AnswerAsync("2");
        await chat.DeliverAsync();
        await talk.HasAsync("1", "2");
    }

    private static async Task EditReachesTheClient(ChannelFixture f)
    {
        var chat = await f.ChatAsync();
        var talk = await chat.BeginAsync();
        var first = await talk.AnswerAsync("1");
        await talk.AnswerAsync("2");
        await chat.DeliverAsync();
        await talk.EditAsync(first, "3");
        await talk.EditAsync(first, "4", revision: 1);
        await chat.DeliverAsync();
        await talk.HasAsync("4", "2");
    }

    private static async Task MessageEditedBeforeItWentOut(ChannelFixture f)
    {
        var chat = await f.ChatAsync();
        var talk = await chat.BeginAsync();
        await f.Far.SetDownAsync(isDown: true, f.Token);
        var first = await talk.AnswerAsync("1");
        await talk.AnswerAsync("2");
        await chat.TryOnceAsync();
        await talk.EditAsync(first, "3");
        await f.Far.SetDownAsync(isDown: false, f.Token);
        await chat.DeliverAsync();
        await talk.HasAsync("3", "2");
    }
}
