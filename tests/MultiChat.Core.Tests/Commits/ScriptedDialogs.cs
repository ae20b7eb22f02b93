using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.Commits;

/// <summary>One dialog, and what becomes of each commit as the test says.</summary>
internal sealed class ScriptedDialogs(Func<CommitOutcome> outcome) : IDialogStore
{
    public static readonly Dialog Only = new()
    {
        Project = default, Id = default, Site = default, Visitor = default, Client = default, Channel = ChannelKind.Site, Inquiry = default,
    };

    public int Commits { get; private set; }

    public ValueTask<Dialog?> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation) => new(Only);

    public ValueTask<Dialog?> FindByVisitorAsync(ProjectId project, VisitorId visitor, ChannelKind channel, CancellationToken cancellation) => new(Only);

    public ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
    {
        Commits++;
        return new(outcome());
    }
}
