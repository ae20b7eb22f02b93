using System.Collections.Concurrent;
using MultiChat.Live;
using MultiChat.Sources;
using MultiChat.Team;

namespace MultiChat.Hosting.Accounts;

/// <summary>The hub connections of each session: they end with it, whoever ends it, at whichever host.</summary>
internal sealed class DeskConnections : IDisposable
{
    private readonly ConcurrentDictionary<(string Session, string Connection), (AccountId Account, IDeskOutlet Outlet)> _connections = [];
    private readonly ChatEngine _chat;
    private readonly Errands _errands;

    public DeskConnections(ChatEngine chat)
    {
        (_chat, _errands) = (chat, new Errands(chat.Steady));
        chat.SessionsEnded += LookSoon;
    }

    public void Add(DeskEntry entry, string connection, IDeskOutlet outlet) => _connections[(entry.Session, connection)] = (entry.Account, outlet);

    public void Remove(DeskEntry entry, string connection) => _connections.TryRemove((entry.Session, connection), out _);

    /// <summary>That session is over.</summary>
    public async Task EndAsync(byte[] session)
    {
        var key = DeskEntry.SessionOf(session);
        await Task.WhenAll(_connections
            .Where(connection => string.Equals(connection.Key.Session, key, StringComparison.Ordinal))
            .Select(connection => connection.Value.Outlet.EndAsync(RefusalCode.NotSignedIn).AsTask()));
    }

    /// <summary>Ends the connections of the account's sessions that are over, or of anybody's: the store knows which.</summary>
    public async Task LookAsync(AccountId? account, CancellationToken cancellation)
    {
        var sessions = _connections
            .Where(connection => connection.Key.Session.Length > 0 && (account is null || connection.Value.Account == account))
            .Select(connection => connection.Key.Session)
            .Distinct(StringComparer.Ordinal)
            .Select(Convert.FromHexString);
        foreach (var session in sessions)
        {
            if (await _chat.Storage.Accounts.FindSessionAsync(session, end: false, cancellation) is null)
            {
                await EndAsync(session);
            }
        }
    }

    public void Dispose()
    {
        _chat.SessionsEnded -= LookSoon;
        _errands.Dispose();
    }

    private void LookSoon(AccountId? account) =>
        _errands.Run(account ?? default, async () => await LookAsync(account, CancellationToken.None));
}
