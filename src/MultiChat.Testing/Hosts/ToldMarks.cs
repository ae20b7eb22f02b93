using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Projects;

namespace MultiChat.Testing.Hosts;

internal sealed class ToldMarks(IMarkStore inner, Action<HostNews> tell)
{
    public async ValueTask MergeAsync(ProjectId project, DialogId dialog, DialogMarks marks, OperatorRead? read, CancellationToken cancellation)
    {
        await inner.MergeAsync(project, dialog, marks, read, cancellation);
        tell(new HostNews.DialogMoved(project, dialog));
    }
}
