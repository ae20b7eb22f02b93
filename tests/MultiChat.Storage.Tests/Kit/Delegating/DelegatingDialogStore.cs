using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.Storage.Kit.Delegating;

internal abstract class DelegatingDialogStore(IDialogStore inner) : IDialogStore
{
    protected IDialogStore Inner { get; } = inner;

    public virtual ValueTask<Dialog?> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation) =>
        Inner.FindAsync(project, dialog, cancellation);

    public virtual ValueTask<Dialog?> FindByVisitorAsync(
        ProjectId project, VisitorId visitor, ChannelKind channel, CancellationToken cancellation) =>
        Inner.FindByVisitorAsync(project, visitor, channel, cancellation);

    public virtual ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation) =>
        Inner.CommitAsync(commit, cancellation);
}
