using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Projects;

namespace MultiChat.Testing.Faults;

internal sealed class InterceptedDialogLog(IDialogLog inner, InterceptedPort port) : IDialogLog
{
    public ValueTask<IReadOnlyList<LogItem>> ReadAfterAsync(
        ProjectId project, DialogId dialog, long after, int limit, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.ReadAfterAsync(project, dialog, after, limit, token), cancellation);

    public ValueTask<IReadOnlyList<LogItem>> ReadBeforeAsync(
        ProjectId project, DialogId dialog, long before, int limit, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.ReadBeforeAsync(project, dialog, before, limit, token), cancellation);
}
