using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Commits;

/// <summary>What a store of projects can that saves all that one command changes in a team at once, with the entry of the audit that tells of it.</summary>
/// <remarks>
/// A capability: found on an <see cref="IProjectStore"/> by pattern match. Without it members are saved one by one, the later of two edits wins, the
/// last administrator is guarded by each host for itself (rule T5), and nothing is audited. Thread-safe, several hosts at once.
/// </remarks>
public interface ITeamStore
{
    /// <summary>
    /// Writes a commit, with all that ends by it as in <see cref="IDismissalStore.DismissAsync"/> for each of its members who is no operator (any
    /// more). All of it or nothing, durable when the task ends.
    /// </summary>
    /// <remarks>Commits of one project take turns.</remarks>
    /// <param name="commit">What is changed.</param>
    /// <param name="release">As in <see cref="IDismissalStore.DismissAsync"/>.</param>
    /// <param name="cancellation">Before the write: nothing is written.</param>
    /// <exception cref="DuplicateKeyException">A slug, a site's key or an e-mail is another's.</exception>
    /// <exception cref="ArgumentException">The commit contradicts itself, or there is no such project and the commit makes none.</exception>
    Task<TeamOutcome> CommitAsync(TeamCommit commit, Func<Dialog, DialogCommit> release, CancellationToken cancellation);

    /// <summary>Entries of a project's audit, the newest first.</summary>
    /// <param name="project">The project.</param>
    /// <param name="before">Entries with a smaller number; null for the newest.</param>
    /// <param name="limit">How many at most; 1 to 100.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<AuditEntry>> ListAuditAsync(ProjectId project, long? before, int limit, CancellationToken cancellation);
}
