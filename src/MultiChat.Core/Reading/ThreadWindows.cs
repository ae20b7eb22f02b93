using MultiChat.Events;
using MultiChat.Lists;
using MultiChat.Messages;

namespace MultiChat.Reading;

/// <summary>Reads the stretch of a dialog's log at which an operator opens it. Costs by the stretch, not by the dialog.</summary>
internal sealed class ThreadWindows(LogReader log, IMessageStore messages)
{
    /// <summary>The most items where a thread is opened at its end.</summary>
    public const int Last = 50;

    /// <summary>The most items before the message at which a thread is opened.</summary>
    public const int Before = 20;

    /// <summary>The most items from that message on.</summary>
    public const int From = 100;

    /// <summary>The stretch, of the log as it was when the row was read.</summary>
    public async ValueTask<ThreadWindow> ReadAsync(DialogRow row, ThreadBeginning beginning, CancellationToken cancellation)
    {
        var (dialog, end) = (row.Dialog, row.Dialog.Place);
        // A message that came after the row is not of this view: a page hears of it by the log.
        if (await FindAsync(row, beginning, cancellation) is { } first && first.EventSeq <= end.EventSeq)
        {
            var (before, more) = await BackAsync(row, first.EventSeq, Before, cancellation);
            var (from, place) = await log.ReadOnAsync(dialog.Project, dialog.Id, first.EventSeq, end, From, DeskEyes.See, cancellation);
            return new ThreadWindow([.. before, .. from], more, place);
        }

        var (items, older) = await BackAsync(row, end.EventSeq + 1, Last, cancellation);
        return new ThreadWindow(items, older, end);
    }

    private async ValueTask<Message?> FindAsync(DialogRow row, ThreadBeginning beginning, CancellationToken cancellation)
    {
        var dialog = row.Dialog;
        return beginning.Message is { } id ? await messages.FindAsync(dialog.Project, dialog.Id, id, cancellation)
            : beginning.IsUnread && dialog.FirstUnreadAfter(row.ReadClientMessages) is { } seq
                ? await messages.FindAsync(dialog.Project, dialog.Id, seq, cancellation)
                : null;
    }

    private ValueTask<(IReadOnlyList<LogItem> Items, bool More)> BackAsync(DialogRow row, long before, int limit, CancellationToken cancellation) =>
        log.ReadBackAsync(row.Dialog.Project, row.Dialog.Id, before, limit, static (item, _) => DeskEyes.See(item), cancellation);
}
