using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.Testing.Faults;

internal sealed class InterceptedMarkStore(IMarkStore inner, InterceptedPort port) : IMarkStore
{
    public ValueTask<DialogMarks> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.FindAsync(project, dialog, token), cancellation);

    public ValueTask MergeAsync(
        ProjectId project, DialogId dialog, DialogMarks marks, OperatorRead? read, CancellationToken cancellation) =>
        new(port.WriteAsync(token => inner.MergeAsync(project, dialog, marks, read, token).AsTask(), cancellation));
}
