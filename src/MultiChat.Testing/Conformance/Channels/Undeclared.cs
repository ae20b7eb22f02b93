namespace MultiChat.Testing.Conformance.Channels;

/// <summary>What a channel does not declare, the chat refuses, and nothing goes out.</summary>
internal static class Undeclared
{
    public static Task IsRefusedAsync(ChannelFixture f, ChannelNeed need) => need switch
    {
        ChannelNeed.Revising when f.Has(ChannelNeed.Sending) => EditIsRefusedAsync(f),
        ChannelNeed.Receipts when f.Has(ChannelNeed.Sending) => ReceiptIsRefusedAsync(f),
        _ => AnswerIsRefusedAsync(f),
    };

    public static async Task RefusedAsync(RefusalCode code, Func<Task> act, string what) =>
        Check.Equal(code, (await Check.ThrowsAsync<Refusal>(act, what)).Code, $"why {what} is refused");

    private static async Task AnswerIsRefusedAsync(ChannelFixture f)
    {
        var chat = await f.ChatAsync();
        var talk = await chat.BeginAsync();
        await RefusedAsync(RefusalCode.ChannelCannotSend, () => talk.AnswerAsync("1"), "an answer on a channel that cannot send");
        Check.Equal(1, (await talk.DialogAsync()).MessageSeq, "the number of messages in the dialog");
    }

    private static async Task EditIsRefusedAsync(ChannelFixture f)
    {
        var chat = await f.ChatAsync();
        var talk = await chat.BeginAsync();
        var answer = await talk.AnswerAsync("1");
        await RefusedAsync(RefusalCode.ChannelCannotEdit, () => talk.EditAsync(answer, "2"), "an edit on a channel that cannot revise");
        await chat.DeliverAsync();
        await talk.HasAsync("1");
    }

    private static async Task ReceiptIsRefusedAsync(ChannelFixture f)
    {
        var chat = await f.ChatAsync();
        var talk = await chat.BeginAsync();
        var answer = await talk.AnswerAsync("1");
        await RefusedAsync(
            RefusalCode.ChannelHasNoReceipts,
            () => chat.Engine.Channels.DeliveredAsync(talk.Client, answer.Id, f.Token).AsTask(),
            "a receipt on a channel without receipts");
        var thread = await chat.Engine.Desk.OpenAsync(chat.Anna, answer.Dialog, f.Token);
        Check.Equal(0, thread.Marks.VisitorDelivered, "the mark of what arrived");
    }
}
