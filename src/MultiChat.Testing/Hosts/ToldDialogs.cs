using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Projects;

namespace MultiChat.Testing.Hosts;

internal sealed class ToldDialogs(IDialogStore inner, Action<HostNews> tell) : IDialogStore
{
    public ValueTask<Dialog?> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation) =>
        inner.FindAsync(project, dialog, cancellation);

    public ValueTask<Dialog?> FindByVisitorAsync(ProjectId project, VisitorId visitor, ChannelKind channel, CancellationToken cancellation) =>
        inner.FindByVisitorAsync(project, visitor, channel, cancellation);

    public async ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
    {
        var outcome = await inner.CommitAsync(commit, cancellation);
        if (outcome == CommitOutcome.Committed)
        {
            tell(new HostNews.DialogMoved(commit.Dialog.Project, commit.Dialog.Id));
        }

        return outcome;
    }
}
