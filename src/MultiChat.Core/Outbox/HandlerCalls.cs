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
/// taken again while its call goes on in time is not another call but waits for that one.
/// </remarks>
internal sealed class HandlerCalls(IOutboxHandler handler, SteadyClock clock)
{
    /// <summary>How long a call may take to end after it was told to. With <see cref="OutboxRules.Patience"/> well within the lease.</summary>
    public static readonly Duration Grace = Duration.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<(ProjectId, DialogId, long), Task> _inTime = [];
    private readonly HashSet<(ProjectId, DialogId, long)> _left = [];
    private int _hanging;

    /// <summary>As whom the handler is told of events.</summary>
    public Audience Audience { get; } = OutboxAudience.Of(handler);

    /// <summary>How many calls go on though they were told to end.</summary>
    public int Hanging => Volatile.Read(ref _hanging);

    /// <summary>Has one event delivered.</summary>
    /// <param name="row">The event's row.</param>
    /// <param name="delivery">The event.</param>
    /// <param name="told">Tells the handler to end.</param>
    /// <exception cref="HandlerHangsException">The handler has not ended when told, in this call or in an earlier one for the same event.</exception>
    public async Task CallAsync(OutboxRow row, OutboxDelivery delivery, CancellationToken told)
    {
        var key = (row.Project, row.Dialog, row.EventSeq);
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

            if (!_inTime.TryGetValue(key, out var call))
            {
                _inTime.Add(key, call = RunAsync(key, delivery, told));
            }

            return call;
        }
    }

    private async Task RunAsync((ProjectId, DialogId, long) key, OutboxDelivery delivery, CancellationToken told)
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
                _inTime.Remove(key);
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
                leaves = _inTime.Remove(key) && _left.Add(key);
            }

            if (leaves)
            {
                _ = LeaveAsync(call);
            }

            throw new HandlerHangsException();
        }
    }

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
}
