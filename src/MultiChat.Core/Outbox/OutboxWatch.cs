using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MultiChat.Events;
using MultiChat.Sources;
using MultiChat.Telemetry;
using NodaTime;

namespace MultiChat.Outbox;

/// <summary>
/// Tells the log and the figures how deliveries end: a failure once a row and cause, not at each attempt, and again when it is given up. However
/// many fail, a handler writes <see cref="LinesAMinute"/> lines a minute at most, and then how many were left out.
/// </summary>
internal sealed partial class OutboxWatch(ILogger<OutboxWatch> log, ChatTelemetry telemetry, ChatClock clock, bool showsMessages)
{
    public const int LinesAMinute = 50;

    private readonly LogGate _gate = new(clock, Duration.FromMinutes(1), LinesAMinute);
    private readonly ConcurrentDictionary<string, bool> _hanging = new(StringComparer.Ordinal);
    private int _isStoreFailing;

    /// <summary>The activity of one attempt, or null where nobody listens.</summary>
    public static Activity? Begin(OutboxRow row) => ChatTelemetry.BeginDelivery(row.Project, row.Handler, row.Attempts);

    public string TextOf(Exception failure) => FailureText.Of(failure, showsMessages);

    /// <summary>One attempt has ended.</summary>
    /// <param name="row">The row as it was taken.</param>
    /// <param name="end">How.</param>
    /// <param name="failure">Why, where it failed by an exception.</param>
    public void Ended(OutboxRow row, OutboxEnd end, Exception? failure)
    {
        var isDead = end.DeadAt is not null;
        telemetry.Delivered(row.Handler, isDead ? "given_up" : end.RetryAt is not null ? "retried" : "delivered", failure);
        if (end == OutboxEnd.Done || (!isDead && FailureText.IsSameCause(row.Error, end.Error!)))
        {
            return;
        }

        if (!TryPass(row.Handler))
        {
            return;
        }

        var shown = failure is null ? null : FailureText.ToLog(failure, showsMessages);
        if (isDead)
        {
            LogGivenUp(log, shown, row.Handler, row.Project.Value, row.Dialog.Value, row.EventSeq, row.Attempts, end.Error!);
        }
        else
        {
            LogFailed(log, shown, row.Handler, row.Project.Value, row.Dialog.Value, row.EventSeq, row.Attempts);
        }
    }

    /// <summary>The store did not answer; told once until it does.</summary>
    public void StoreFailed(Exception failure)
    {
        if (Interlocked.Exchange(ref _isStoreFailing, 1) == 0)
        {
            LogStoreFailed(log, failure);
        }
    }

    public void StoreAnswered() => Volatile.Write(ref _isStoreFailing, 0);

    /// <summary>A handler threw when it was asked what it wants.</summary>
    public void WantsFailed(string handler, EventKind kind, Exception failure)
    {
        if (TryPass(handler))
        {
            LogWantsFailed(log, FailureText.ToLog(failure, showsMessages), handler, kind);
        }
    }

    /// <summary>A handler is given no more because of so many calls that do not end, or is given more again; told once until it is.</summary>
    /// <param name="handler">The handler's name.</param>
    /// <param name="calls">How many; 0 where it is given more.</param>
    public void HandlerHangs(string handler, int calls)
    {
        if (calls == 0)
        {
            _hanging.TryRemove(handler, out _);
        }
        else if (_hanging.TryAdd(handler, true))
        {
            LogHandlerHangs(log, handler, calls);
        }
    }

    /// <summary>Whether the handler may write a line now, after one on how many it could not.</summary>
    private bool TryPass(string handler)
    {
        var passes = _gate.TryPass(handler, out var held);
        if (held > 0)
        {
            LogHeld(log, handler, held);
        }

        return passes;
    }

    [LoggerMessage(1101, LogLevel.Warning,
        "{Handler} could not deliver event {EventSeq} of dialog {Dialog} (project {Project}) at attempt {Attempt}; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception? failure, string handler, Guid project, Guid dialog, long eventSeq, int attempt);

    [LoggerMessage(1102, LogLevel.Error,
        "{Handler} has given up event {EventSeq} of dialog {Dialog} (project {Project}) after {Attempts} attempts, the last of which ended with {Error}: "
        + "it is a dead letter until it is revived or discarded")]
    private static partial void LogGivenUp(
        ILogger logger, Exception? failure, string handler, Guid project, Guid dialog, long eventSeq, int attempts, string error);

    [LoggerMessage(1103, LogLevel.Warning, "{Held} more failures of {Handler} were not written to this log one by one")]
    private static partial void LogHeld(ILogger logger, string handler, long held);

    [LoggerMessage(1104, LogLevel.Warning, "The outbox could not be read or written; what waits in it is delivered when the store answers again")]
    private static partial void LogStoreFailed(ILogger logger, Exception failure);

    [LoggerMessage(1105, LogLevel.Warning, "{Handler} could not say whether it wants events of kind {Kind}; it is told of them")]
    private static partial void LogWantsFailed(ILogger logger, Exception failure, string handler, EventKind kind);

    [LoggerMessage(1106, LogLevel.Error,
        "{Handler} has {Calls} calls that do not end when told: it is given no more until some of them end or the host is started again")]
    private static partial void LogHandlerHangs(ILogger logger, string handler, int calls);
}
