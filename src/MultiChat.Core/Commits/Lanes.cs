using System.Runtime.InteropServices;
using MultiChat.Projects;

namespace MultiChat.Commits;

/// <summary>Lets the commands of one dialog take turns, first come first served. Saves lost races; the store's version check is what guards.</summary>
internal sealed class Lanes
{
    public const int MaxWaiting = 1_000;

    private readonly Lock _lock = new();
    // A lane in use has a queue only once somebody has had to wait.
    private readonly Dictionary<Key, Queue<TaskCompletionSource>?> _lanes = [];

    /// <summary>Waits for the turn; disposing the turn lets the next one go.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.Busy"/>: <see cref="MaxWaiting"/> commands wait already.</exception>
    public async ValueTask<Turn> EnterAsync(ProjectId project, Guid subject, CancellationToken cancellation)
    {
        var key = new Key(project, subject);
        TaskCompletionSource ahead;
        lock (_lock)
        {
            ref var waiting = ref CollectionsMarshal.GetValueRefOrAddDefault(_lanes, key, out var isInUse);
            if (!isInUse)
            {
                return new Turn(this, key);
            }

            waiting ??= new Queue<TaskCompletionSource>();
            if (waiting.Count >= MaxWaiting)
            {
                throw new Refusal(RefusalCode.Busy, "Too many commands wait for this dialog.");
            }

            ahead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue(ahead);
        }

        await using (cancellation.Register(() => ahead.TrySetCanceled(cancellation)))
        {
            await ahead.Task;
        }

        return new Turn(this, key);
    }

    private void Leave(Key key)
    {
        lock (_lock)
        {
            var waiting = _lanes[key];
            while (waiting is not null && waiting.TryDequeue(out var next))
            {
                if (next.TrySetResult())
                {
                    return;
                }
            }

            _lanes.Remove(key);
        }
    }

    internal readonly record struct Key(ProjectId Project, Guid Subject);

    internal readonly struct Turn(Lanes lanes, Key key) : IDisposable
    {
        public void Dispose() => lanes.Leave(key);
    }
}
