using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.Testing.Faults;

internal sealed class InterceptedDialogStore(IDialogStore inner, InterceptedPort port) : IDialogStore
{
    public ValueTask<Dialog?> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.FindAsync(project, dialog, token), cancellation);

    public ValueTask<Dialog?> FindByVisitorAsync(
        ProjectId project, VisitorId visitor, ChannelKind channel, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.FindByVisitorAsync(project, visitor, channel, token), cancellation);

    public ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation) =>
        port.CommitAsync(commit, token => inner.CommitAsync(commit, token), cancellation);
}
