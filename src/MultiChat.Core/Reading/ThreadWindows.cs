using MultiChat.Events;
using MultiChat.Lists;
using MultiChat.Messages;

namespace MultiChat.Reading;

/// <summary>Finds the stretch of a dialog's log at which an operator opens it further back. Costs by the stretch, not by the dialog.</summary>
internal sealed class ThreadWindows(LogReader log, IMessageStore messages)
{
    /// <summary>The most items before the message at which a thread is opened.</summary>
    public const int Before = 20;

    /// <summary>The most items from that message on.</summary>
    public const int From = 100;

    /// <summary>The stretch, of the log as it was when the row was read; null where the thread is opened at its end.</summary>
    public async ValueTask<ThreadWindow?> FindAsync(DialogRow row, ThreadBeginning beginning, CancellationToken cancellation)
    {
        var (dialog, end) = (row.Dialog, row.Dialog.Place);
        // A message that came after the row is not of this view: a page hears of it by the log.
        if (await FindMessageAsync(row, beginning, cancellation) is not { } first || first.EventSeq > end.EventSeq)
        {
            return null;
        }

        var (before, more) = await log.ReadBackAsync(
            dialog.Project, dialog.Id, first.EventSeq, Before, static (item, _) => DeskEyes.See(item), cancellation);
        var (from, place) = await log.ReadOnAsync(dialog.Project, dialog.Id, first.EventSeq, end, From, DeskEyes.See, cancellation);
        return new ThreadWindow([.. before, .. from], more, place);
    }

    private async ValueTask<Message?> FindMessageAsync(DialogRow row, ThreadBeginning beginning, CancellationToken cancellation)
    {
        var dialog = row.Dialog;
        return beginning.Message is { } id ? await messages.FindAsync(dialog.Project, dialog.Id, id, cancellation)
            : beginning.IsUnread && dialog.FirstUnreadAfter(row.ReadClientMessages) is { } seq
                ? await messages.FindAsync(dialog.Project, dialog.Id, seq, cancellation)
                : null;
    }
}
