using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.InMemory;

internal sealed class InMemoryMarkStore(AllDialogs all) : IMarkStore
{
    public ValueTask<DialogMarks> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation) =>
        Answer.At(cancellation, (Shelf: all.Of(project), dialog), static state =>
        {
            lock (state.Shelf.Gate)
            {
                return state.Shelf.Find(state.dialog)?.Marks ?? DialogMarks.None;
            }
        });

    public ValueTask MergeAsync(ProjectId project, DialogId dialog, DialogMarks marks, OperatorRead? read, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellation);
        }

        var shelf = all.Of(project);
        lock (shelf.Gate)
        {
            shelf.Find(dialog)?.Merge(marks, read);
        }

        return ValueTask.CompletedTask;
    }
}
