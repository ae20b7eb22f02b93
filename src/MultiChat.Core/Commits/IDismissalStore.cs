using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Commits;

/// <summary>What a store of projects can that takes the desk from a member together with all that ends by it (rule T4).</summary>
/// <remarks>
/// A capability: found on an <see cref="Team.IProjectStore"/> by pattern match. Without it the member is saved first, then each dialog is
/// released by a commit of its own, then the sessions are ended: what a crash leaves undone, the next save of that member does. Thread-safe.
/// </remarks>
public interface IDismissalStore
{
    /// <summary>
    /// Saves a member who is no operator (any more), as <see cref="Team.IProjectStore.SaveMemberAsync"/> does, and releases every open dialog of
    /// which they are responsible. Where they are disabled and their account has no other membership that is enabled, the account's sessions are
    /// ended. All of it is one commit: durable when the task ends, or nothing of it.
    /// </summary>
    /// <remarks>
    /// No commit that rests on the member's earlier version comes after it, so that nobody can give them another dialog meanwhile. Up to 2,000
    /// dialogs take less than a second.
    /// </remarks>
    /// <param name="member">The member as they shall be.</param>
    /// <param name="release">
    /// Says what releasing a dialog commits: its responsible becomes nobody. Pure and quick; asked inside the transaction, in the order of ids, and
    /// again where the transaction is tried again.
    /// </param>
    /// <param name="cancellation">Before the write: nothing is written.</param>
    /// <returns>What was committed of each dialog.</returns>
    Task<IReadOnlyList<DialogCommit>> DismissAsync(Member member, Func<Dialog, DialogCommit> release, CancellationToken cancellation);
}
