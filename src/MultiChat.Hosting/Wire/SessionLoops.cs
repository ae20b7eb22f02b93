using Microsoft.AspNetCore.SignalR;

namespace MultiChat.Hosting.Wire;

/// <summary>Watches the sessions' loops: one that fails takes its connection with it, and the page starts anew from its place.</summary>
internal sealed partial class SessionLoops(ILogger<SessionLoops> log)
{
    public async void Run(Task loop, HubCallerContext connection)
    {
        try
        {
            await loop;
        }
        catch (Exception failure)
        {
            LogFailed(log, failure, connection.ConnectionId);
            connection.Abort();
        }
    }

    [LoggerMessage(1003, LogLevel.Warning, "The session of connection {Connection} failed; the page reconnects")]
    private static partial void LogFailed(ILogger logger, Exception failure, string connection);
}
