using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Projects;

namespace MultiChat.Testing.Hosts;

internal sealed class ToldMarks(IMarkStore inner, Action<HostNews> tell) : IMarkStore
{
    public ValueTask<DialogMarks> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation) =>
        inner.FindAsync(project, dialog, cancellation);

    public async ValueTask MergeAsync(ProjectId project, DialogId dialog, DialogMarks marks, OperatorRead? read, CancellationToken cancellation)
    {
        await inner.MergeAsync(project, dialog, marks, read, cancellation);
        tell(new HostNews.DialogMoved(project, dialog));
    }
}
