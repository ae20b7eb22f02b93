using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.Events;

/// <summary>How a dialog's log is read. Written by <see cref="Commits.IDialogStore.CommitAsync"/>. Thread-safe.</summary>
public interface IDialogLog
{
    /// <summary>Up to <paramref name="limit"/> items with a number greater than <paramref name="after"/>, ascending, without holes.</summary>
    ValueTask<IReadOnlyList<LogItem>> ReadAfterAsync(ProjectId project, DialogId dialog, long after, int limit, CancellationToken cancellation);

    /// <summary>The last up to <paramref name="limit"/> items with a number smaller than <paramref name="before"/>, ascending, without holes.</summary>
    ValueTask<IReadOnlyList<LogItem>> ReadBeforeAsync(ProjectId project, DialogId dialog, long before, int limit, CancellationToken cancellation);
}
