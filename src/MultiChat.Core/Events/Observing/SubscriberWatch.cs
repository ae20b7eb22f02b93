using Microsoft.Extensions.Logging;
using MultiChat.Telemetry;

namespace MultiChat.Events;

/// <summary>Tells the log and the figures what is wrong with one subscriber of host code: once for each thing, however often it happens.</summary>
internal sealed partial class SubscriberWatch(ILogger log, ChatTelemetry telemetry, bool showsMessages, string subscriber)
{
    private int _isSlow;

    public void Threw(Exception failure)
    {
        telemetry.SubscriberFailed();
        LogThrew(log, FailureText.ToLog(failure, showsMessages), subscriber);
    }

    public void ThrewAtEnd(Exception failure) => LogThrewAtEnd(log, FailureText.ToLog(failure, showsMessages), subscriber);

    public void Dropped()
    {
        telemetry.EventDropped();
        if (Interlocked.Exchange(ref _isSlow, 1) == 0)
        {
            LogSlow(log, subscriber, ChatEvents.QueueLength);
        }
    }

    [LoggerMessage(1111, LogLevel.Warning, "{Subscriber} threw while it was told an event; its subscription to ChatEvents has ended")]
    private static partial void LogThrew(ILogger logger, Exception failure, string subscriber);

    [LoggerMessage(1112, LogLevel.Warning, "{Subscriber} is too slow for ChatEvents: {Waiting} events wait for it, and the oldest are dropped")]
    private static partial void LogSlow(ILogger logger, string subscriber, int waiting);

    [LoggerMessage(1113, LogLevel.Warning, "{Subscriber} threw while it was told the end of its subscription to ChatEvents")]
    private static partial void LogThrewAtEnd(ILogger logger, Exception failure, string subscriber);
}
