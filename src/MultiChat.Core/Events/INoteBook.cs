using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Events;

/// <summary>
/// What a <see cref="IDialogLog"/> that keeps notes can, too (rule D12). Where it is missing no note can be taken:
/// <see cref="RefusalCode.NotSupported"/>.
/// </summary>
/// <remarks>
/// Notes are events of the kind <see cref="NoteTaken"/>, written by <see cref="Commits.IDialogStore.CommitAsync"/>: a commit whose note has an author and id that a
/// note of the project has already is <see cref="Commits.CommitOutcome.Lost"/>. Thread-safe.
/// </remarks>
public interface INoteBook
{
    /// <summary>The note that this member took under this id in any dialog of the project, or null.</summary>
    /// <param name="project">The project.</param>
    /// <param name="by">The member.</param>
    /// <param name="id">The id they minted.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask<KeptNote?> FindNoteAsync(ProjectId project, MemberId by, NoteId id, CancellationToken cancellation);
}
