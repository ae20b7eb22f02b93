using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Projects;
using MultiChat.Sources;
using NodaTime;

namespace MultiChat.Outbox;

/// <summary>
/// Calls a handler and waits no longer than it was told to, whether the handler listens or not. A call that goes on by itself is remembered until
/// it ends, so that its event is not delivered twice at once.
/// </summary>
/// <remarks>
/// A handler is waited for in real time and leases end by the rules' clock, which a test may move by hours in the middle of a call: an event that is
/// taken again before the end of its call is settled is not another call but has that one's end.
/// </remarks>
internal sealed class HandlerCalls(IOutboxHandler handler, SteadyClock clock)
{
    /// <summary>How long a call may take to end after it was told to. With <see cref="OutboxRules.Patience"/> well within the lease.</summary>
    public static readonly Duration Grace = Duration.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<(ProjectId, DialogId, long), Held> _held = [];
    private readonly HashSet<(ProjectId, DialogId, long)> _left = [];
    private int _hanging;

    /// <summary>As whom the handler is told of events.</summary>
    public Audience Audience { get; } = OutboxAudience.Of(handler);

    /// <summary>How many calls go on though they were told to end.</summary>
    public int Hanging => Volatile.Read(ref _hanging);

    /// <summary>Keeps the event's call, or how it ended, until the last who has taken the event has settled it.</summary>
    public IDisposable Hold(OutboxRow row)
    {
        var key = KeyOf(row);
        lock (_lock)
        {
            if (!_held.TryGetValue(key, out var held))
            {
                _held.Add(key, held = new Held());
            }

            held.Takers++;
        }

        return new Holding(this, key);
    }

    /// <summary>Has one event delivered, which is held.</summary>
    /// <param name="row">The event's row.</param>
    /// <param name="delivery">The event.</param>
    /// <param name="told">Tells the handler to end.</param>
    /// <exception cref="HandlerHangsException">The handler has not ended when told, in this call or in an earlier one for the same event.</exception>
    public async Task CallAsync(OutboxRow row, OutboxDelivery delivery, CancellationToken told)
    {
        var key = KeyOf(row);
        var call = CallOf(key, delivery, told);
        try
        {
            await call.WaitAsync(told);
        }
        catch (OperationCanceledException) when (told.IsCancellationRequested)
        {
            await EndAsync(key, call);
        }
    }

    private Task CallOf((ProjectId, DialogId, long) key, OutboxDelivery delivery, CancellationToken told)
    {
        lock (_lock)
        {
            if (_left.Contains(key))
            {
                throw new HandlerHangsException();
            }

            var held = _held[key];
            return held.Call ??= RunAsync(key, held, delivery, told);
        }
    }

    private async Task RunAsync((ProjectId, DialogId, long) key, Held held, OutboxDelivery delivery, CancellationToken told)
    {
        try
        {
            // A handler that blocks its thread is waited for as any other.
            await Task.Yield();
            await handler.HandleAsync(delivery, told);
        }
        finally
        {
            lock (_lock)
            {
                held.HasEnded = true;
                _left.Remove(key);
            }
        }
    }

    private async Task EndAsync((ProjectId, DialogId, long) key, Task call)
    {
        try
        {
            await clock.AwaitAsync(call, Grace.ToTimeSpan());
        }
        catch (TimeoutException) when (!call.IsCompleted)
        {
            bool leaves;
            lock (_lock)
            {
                leaves = !_held[key].HasEnded && _left.Add(key);
            }

            if (leaves)
            {
                _ = LeaveAsync(call);
            }

            throw new HandlerHangsException();
        }
    }

    private static (ProjectId, DialogId, long) KeyOf(OutboxRow row) => (row.Project, row.Dialog, row.EventSeq);

    private async Task LeaveAsync(Task call)
    {
        Interlocked.Increment(ref _hanging);
        try
        {
            await call;
        }
        catch (Exception)
        {
            // The attempt has been counted as failed.
        }
        finally
        {
            Interlocked.Decrement(ref _hanging);
        }
    }

    private void Release((ProjectId, DialogId, long) key)
    {
        lock (_lock)
        {
            if (--_held[key].Takers == 0)
            {
                _held.Remove(key);
            }
        }
    }

    private sealed class Held
    {
        public int Takers { get; set; }

        public Task? Call { get; set; }

        public bool HasEnded { get; set; }
    }

    private sealed class Holding(HandlerCalls calls, (ProjectId, DialogId, long) key) : IDisposable
    {
        public void Dispose() => calls.Release(key);
    }
}
