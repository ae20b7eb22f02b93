using System.Collections.Concurrent;
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
internal sealed class HandlerCalls(IOutboxHandler handler, ChatClock clock)
{
    /// <summary>How long a call may take to end after it was told to. With <see cref="OutboxRules.Patience"/> well within the lease.</summary>
    public static readonly Duration Grace = Duration.FromSeconds(5);

    private readonly ConcurrentDictionary<(ProjectId, DialogId, long), bool> _goingOn = new();
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
        if (!_goingOn.TryAdd(key, true))
        {
            throw new HandlerHangsException();
        }

        var call = RunAsync(key, delivery, told);
        try
        {
            await call.WaitAsync(told);
        }
        catch (OperationCanceledException) when (told.IsCancellationRequested)
        {
            await EndAsync(call);
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
            _goingOn.TryRemove(key, out _);
        }
    }

    private async Task EndAsync(Task call)
    {
        try
        {
            await call.WaitAsync(Grace.ToTimeSpan(), clock.Time);
        }
        catch (TimeoutException) when (!call.IsCompleted)
        {
            _ = LeaveAsync(call);
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
