using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.Commits;

/// <summary>Where dialogs are kept: one write, command-shaped.</summary>
/// <remarks>
/// A commit is atomic, and durable when its task ends. It is <see cref="CommitOutcome.Lost"/>, with nothing written, if the dialog's last
/// event is not <see cref="DialogCommit.ExpectedEventSeq"/>, or if it would make a second dialog of one visitor and channel, a second
/// message of one author and id or of one dialog and id, or a second client of one generated name. It is <see cref="CommitOutcome.RightsChanged"/>,
/// with nothing written, where a member of <see cref="DialogCommit.RestsOn"/> has another <see cref="Team.Member.SecurityVersion"/> by now, and none can
/// get another before the commit has ended. <see cref="ArgumentException"/>, with
/// nothing written, means that the commit contradicts itself (<see cref="DialogCommit.ThrowIfInconsistent"/>) or what is stored: its message
/// is not the next, its edit not the next revision of a message of the dialog, its client neither known nor new, its visitor, client, site or
/// channel not the dialog's. Any other exception means
/// that the outcome is unknown: the caller settles it by the message's key. Commits of one dialog are seen in their order by every reader. Cancellation before
/// the write changes nothing; after it, the task may end either way. Thread-safe.
/// </remarks>
public interface IDialogStore
{
    /// <summary>The dialog, or null.</summary>
    ValueTask<Dialog?> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation);

    /// <summary>The visitor's dialog on the channel, or null.</summary>
    ValueTask<Dialog?> FindByVisitorAsync(ProjectId project, VisitorId visitor, ChannelKind channel, CancellationToken cancellation);

    /// <summary>Writes all of the commit, or nothing.</summary>
    ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation);
}
