using MultiChat.Dialogs;
using MultiChat.Hosting.Wire;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>Threads: what stands in them, and what was read.</summary>
internal sealed class ThreadMethods(ChatEngine chat) : IDeskSubject
{
    public IEnumerable<DeskMethod> Methods =>
    [
        DeskMethod.OrResync<DeskLogInput, WireDeskCatchUp>("Log", Rights.Operator, "GET", "dialogs/{dialog}/log", LogAsync),
        DeskMethod.Of<DeskHistoryInput, WireDeskHistory>("History", Rights.Operator, "GET", "dialogs/{dialog}/messages", HistoryAsync),
        DeskMethod.Of<RevisionsInput, WireRevisions>("Revisions", Rights.Operator, "GET", "dialogs/{dialog}/messages/{id}/revisions", RevisionsAsync),
        DeskMethod.Of<DeskReadInput, Nothing>("Read", Rights.Operator, "POST", "dialogs/{dialog}/read", ReadAsync),
    ];

    private async ValueTask<WireDeskCatchUp?> LogAsync(DeskActor me, DeskLogInput input) =>
        await chat.Desk.CatchUpAsync(me, new DialogId(input.Dialog), input.ToPlace()) is { } news ? WireDeskCatchUp.Of(news) : null;

    private async ValueTask<WireDeskHistory> HistoryAsync(DeskActor me, DeskHistoryInput input)
    {
        var (items, more) = await chat.Desk.ListBackAsync(me, new DialogId(input.Dialog), input.Before, PageLimit.Of(input.Limit));
        return new WireDeskHistory { Items = [.. items.Select(WireItem.Of)], More = more };
    }

    private async ValueTask<WireRevisions> RevisionsAsync(DeskActor me, RevisionsInput input)
    {
        var revisions = await chat.Desk.ListRevisionsAsync(me, new DialogId(input.Dialog), new MessageId(input.Id));
        return new WireRevisions
        {
            Revisions = [.. revisions.Select(revision => new WireRevision
            {
                Revision = revision.Revision, Text = revision.Text, At = WireTime.Text(revision.At),
            })],
        };
    }

    private async ValueTask<Nothing> ReadAsync(DeskActor me, DeskReadInput input)
    {
        await chat.Desk.ReadAsync(me, new DialogId(input.Dialog), input.Seq);
        return Nothing.Value;
    }
}
