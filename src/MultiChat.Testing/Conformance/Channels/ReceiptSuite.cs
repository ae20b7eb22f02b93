using MultiChat.Channels;
using MultiChat.Delivery;

namespace MultiChat.Testing.Conformance.Channels;

/// <summary>Receipts are told as they are declared.</summary>
internal sealed class ReceiptSuite : ChannelSuite
{
    public override IReadOnlyList<ChannelCase> Cases =>
    [
        Case("A receipt marks its message and those before it as delivered.", ChannelNeed.Receipts, ReceiptMarksUpToItsMessage),
        Case("Reading is told where the channel says so, and refused elsewhere.", ChannelNeed.Receipts, ReadingIsToldAsDeclared),
    ];

    private static async Task ReceiptMarksUpToItsMessage(ChannelFixture f)
    {
        var chat = await f.ChatAsync();
        var talk = await chat.BeginAsync();
        var (first, second) = (await talk.AnswerAsync("1"), await talk.AnswerAsync("2"));
        await talk.AnswerAsync("3");
        await chat.Engine.Channels.DeliveredAsync(talk.Client, second.Id, f.Token);
        await chat.Engine.Channels.DeliveredAsync(talk.Client, first.Id, f.Token);
        var marks = (await chat.Engine.Desk.OpenAsync(chat.Anna, first.Dialog, f.Token)).Marks;
        Check.Equal(new DialogMarks { VisitorDelivered = second.EventSeq }, marks, "the marks");
    }

    private static async Task ReadingIsToldAsDeclared(ChannelFixture f)
    {
        var chat = await f.ChatAsync();
        var talk = await chat.BeginAsync();
        var answer = await talk.AnswerAsync("1");
        Task TellAsync() => chat.Engine.Channels.ReadAsync(talk.Client, answer.Id, f.Token).AsTask();
        if (!((IReceiptChannel)f.Channel).TellsReading)
        {
            await Undeclared.RefusedAsync(RefusalCode.ChannelHasNoReceipts, TellAsync, "reading on a channel that does not tell it");
            return;
        }

        await TellAsync();
        var marks = (await chat.Engine.Desk.OpenAsync(chat.Anna, answer.Dialog, f.Token)).Marks;
        Check.Equal(answer.Seq, marks.VisitorRead, "the mark of what was read");
    }
}
