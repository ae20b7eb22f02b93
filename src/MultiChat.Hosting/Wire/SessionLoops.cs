using Microsoft.AspNetCore.SignalR;
using MultiChat.Telemetry;
using NodaTime;

namespace MultiChat.Hosting.Wire;

/// <summary>Watches the sessions' loops: one that fails takes its connection with it, and the page starts anew from its place.</summary>
internal sealed partial class SessionLoops(ChatEngine chat, ILogger<SessionLoops> log)
{
    private readonly LogGate _gate = new(chat.Clock, Duration.FromMinutes(1));

    public async void Run(Task loop, HubCallerContext connection)
    {
        try
        {
            await loop;
        }
        catch (Exception failure)
        {
            Tell(failure, connection.ConnectionId);
            connection.Abort();
        }
    }

    /// <summary>A store that fails, fails for all connections at once: one line for all of them will do.</summary>
    private void Tell(Exception failure, string connection)
    {
        if (failure is not (StorageException or TimeoutException or Refusal))
        {
            LogFailed(log, failure, connection);
            return;
        }

        if (_gate.TryPass("", out var held))
        {
            LogStorage(log, failure.Message, held);
        }

        LogStorageTrace(log, failure, connection);
    }

    [LoggerMessage(1003, LogLevel.Warning, "The session of connection {Connection} failed; the page reconnects")]
    private static partial void LogFailed(ILogger logger, Exception failure, string connection);

    [LoggerMessage(1005, LogLevel.Warning, "Sessions end because the store fails, and their pages reconnect: {Reason} {Held} more since the last line")]
    private static partial void LogStorage(ILogger logger, string reason, long held);

    [LoggerMessage(1006, LogLevel.Debug, "The session of connection {Connection} ends because the store fails")]
    private static partial void LogStorageTrace(ILogger logger, Exception failure, string connection);
}
