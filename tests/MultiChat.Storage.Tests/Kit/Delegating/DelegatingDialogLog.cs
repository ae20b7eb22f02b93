using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Projects;

namespace MultiChat.Storage.Kit.Delegating;

internal abstract class DelegatingDialogLog(IDialogLog inner) : IDialogLog
{
    protected IDialogLog Inner { get; } = inner;

    public virtual ValueTask<IReadOnlyList<LogItem>> ReadAfterAsync(
        ProjectId project, DialogId dialog, long after, int limit, CancellationToken cancellation) =>
        Inner.ReadAfterAsync(project, dialog, after, limit, cancellation);

    public virtual ValueTask<IReadOnlyList<LogItem>> ReadBeforeAsync(
        ProjectId project, DialogId dialog, long before, int limit, CancellationToken cancellation) =>
        Inner.ReadBeforeAsync(project, dialog, before, limit, cancellation);
}
