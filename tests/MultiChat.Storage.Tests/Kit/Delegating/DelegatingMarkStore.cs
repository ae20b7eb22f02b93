using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.Storage.Kit.Delegating;

internal abstract class DelegatingMarkStore(IMarkStore inner) : IMarkStore
{
    protected IMarkStore Inner { get; } = inner;

    public virtual ValueTask<DialogMarks> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation) =>
        Inner.FindAsync(project, dialog, cancellation);

    public virtual ValueTask MergeAsync(
        ProjectId project, DialogId dialog, DialogMarks marks, OperatorRead? read, CancellationToken cancellation) =>
        Inner.MergeAsync(project, dialog, marks, read, cancellation);
}
