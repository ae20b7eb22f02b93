using System.Diagnostics;

namespace MultiChat.Simulation.Runtime;

/// <summary>The one thread of a simulated world: a queue, emptied in its order by whoever made it. A call from any other thread is an escape.</summary>
internal sealed class SimulatedThread(Action<Exception> failed)
{
    private const int MostAtOnce = 1_000_000;

    private readonly Queue<(SimulatedContext Context, SendOrPostCallback Callback, object? State)> _queue = new();
    private readonly int _id = Environment.CurrentManagedThreadId;
    private volatile string? _escape;

    /// <summary>Where the first call from another thread came from, or null while there was none.</summary>
    public string? Escape => _escape;

    public void Post(SimulatedContext context, SendOrPostCallback callback, object? state)
    {
        if (Environment.CurrentManagedThreadId != _id)
        {
            _escape ??= new StackTrace().ToString();
            return;
        }

        _queue.Enqueue((context, callback, state));
    }

    /// <summary>Runs what is queued and what that queues, until nothing is left. Time stands still meanwhile.</summary>
    public void RunUntilIdle()
    {
        var before = SynchronizationContext.Current;
        try
        {
            for (var ran = 0; _queue.TryDequeue(out var next); ran++)
            {
                if (ran == MostAtOnce)
                {
                    failed(new InvalidOperationException("Time stands still and the work does not end."));
                    _queue.Clear();
                    return;
                }

                if (next.Context.IsDead)
                {
                    continue;
                }

                SynchronizationContext.SetSynchronizationContext(next.Context);
                try
                {
                    next.Callback(next.State);
                    next.Context.TurnEnded?.Invoke();
                }
                catch (Exception failure)
                {
                    failed(failure);
                }
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }
}
