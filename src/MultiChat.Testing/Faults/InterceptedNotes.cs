using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Testing.Faults;

internal sealed class InterceptedNotes(IDialogLog inner, INoteBook notes, InterceptedPort port) : InterceptedDialogLog(inner, port), INoteBook
{
    private readonly InterceptedPort _port = port;

    public ValueTask<KeptNote?> FindNoteAsync(ProjectId project, MemberId by, NoteId id, CancellationToken cancellation) =>
        _port.ReadAsync(token => notes.FindNoteAsync(project, by, id, token), cancellation);
}
