using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.Simulation.Stores;

internal sealed class RecordedMarks(World world, RecordedStorage storage, IMarkStore inner)
{
    public async ValueTask MergeAsync(
        ProjectId project, DialogId dialog, DialogMarks marks, OperatorRead? read, CancellationToken cancellation)
    {
        await inner.MergeAsync(project, dialog, marks, read, cancellation);
        if (storage.IsRetired)
        {
            return;
        }

        world.Truth.Merge(dialog, marks, read);
        storage.Keep(copy => copy.Marks.MergeAsync(project, dialog, marks, read, CancellationToken.None).AsTask());
    }
}
