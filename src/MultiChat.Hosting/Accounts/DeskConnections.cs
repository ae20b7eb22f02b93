using System.Collections.Concurrent;
using MultiChat.Live;

namespace MultiChat.Hosting.Accounts;

/// <summary>The hub connections of each session, so that signing out ends them.</summary>
internal sealed class DeskConnections
{
    private readonly ConcurrentDictionary<(string Session, string Connection), IDeskOutlet> _connections = [];

    public void Add(string session, string connection, IDeskOutlet outlet) => _connections[(session, connection)] = outlet;

    public void Remove(string session, string connection) => _connections.TryRemove((session, connection), out _);

    public async Task EndAsync(string session)
    {
        await Task.WhenAll(_connections
            .Where(connection => string.Equals(connection.Key.Session, session, StringComparison.Ordinal))
            .Select(connection => connection.Value.EndAsync(RefusalCode.NotSignedIn).AsTask()));
    }
}
