using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace MultiChat.Hosting.Accounts;

/// <summary>The hub connections of each session, so that signing out ends them.</summary>
internal sealed class DeskConnections
{
    private readonly ConcurrentDictionary<(string Session, string Connection), HubCallerContext> _connections = [];

    public void Add(string session, HubCallerContext connection) => _connections[(session, connection.ConnectionId)] = connection;

    public void Remove(string session, HubCallerContext connection) => _connections.TryRemove((session, connection.ConnectionId), out _);

    public void End(string session)
    {
        foreach (var (key, connection) in _connections)
        {
            if (string.Equals(key.Session, session, StringComparison.Ordinal))
            {
                connection.Abort();
            }
        }
    }
}
