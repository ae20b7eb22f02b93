using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.InMemory;

internal sealed class InMemoryDialogLog(AllDialogs all) : IDialogLog, INoteBook
{
    public ValueTask<IReadOnlyList<LogItem>> ReadAfterAsync(
        ProjectId project, DialogId dialog, long after, int limit, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(project), dialog, after, limit), static state =>
        {
            lock (state.Shelf.Gate)
            {
                return state.Shelf.Find(state.dialog)?.ReadAfter(state.after, state.limit) ?? [];
            }
        });

    public ValueTask<IReadOnlyList<LogItem>> ReadBeforeAsync(
        ProjectId project, DialogId dialog, long before, int limit, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(project), dialog, before, limit), static state =>
        {
            lock (state.Shelf.Gate)
            {
                return state.Shelf.Find(state.dialog)?.ReadBefore(state.before, state.limit) ?? [];
            }
        });

    public ValueTask<KeptNote?> FindNoteAsync(ProjectId project, MemberId by, NoteId id, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(project), by, id), static state =>
        {
            lock (state.Shelf.Gate)
            {
                return state.Shelf.FindNote(state.by, state.id);
            }
        });
}
