using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;

namespace MultiChat.Delivery;

/// <summary>A visitor's page says how far it has applied and shown the dialog (rule M3).</summary>
internal sealed class VisitorMarking(IDialogStore dialogs, LogReader log, LastCommits last, MarkBook marks)
{
    /// <summary>The page has applied the log up to a place.</summary>
    /// <returns>The event's number that counted; 0 where nothing did.</returns>
    public async ValueTask<long> AppliedAsync(VisitorActor me, Place place, CancellationToken cancellation)
    {
        var known = last.Find(me)?.Dialog;
        if ((known?.Place == place ? known : await FindAsync(me, cancellation)) is not { } dialog
            || (place.Tag != default && place != known?.Place && !await log.HasAsync(me.Project, dialog.Id, place, cancellation)))
        {
            return 0;
        }

        var applied = Math.Clamp(place.EventSeq, 0, dialog.EventSeq);
        marks.Merge(me.Project, dialog.Id, new DialogMarks { VisitorDelivered = applied });
        return applied;
    }

    /// <summary>Messages up to a number were on a visible, focused page.</summary>
    /// <returns>The number that counted; 0 where nothing did.</returns>
    public async ValueTask<long> ReadAsync(VisitorActor me, long seq, CancellationToken cancellation)
    {
        if (await FindAsync(me, cancellation) is not { } dialog)
        {
            return 0;
        }

        var read = Math.Clamp(seq, 0, dialog.MessageSeq);
        marks.Merge(me.Project, dialog.Id, new DialogMarks { VisitorRead = read });
        return read;
    }

    private ValueTask<Dialog?> FindAsync(VisitorActor me, CancellationToken cancellation) =>
        dialogs.FindByVisitorAsync(me.Project, me.Visitor, me.Channel, cancellation);
}
