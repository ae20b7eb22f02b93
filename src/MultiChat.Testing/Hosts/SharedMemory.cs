using MultiChat.Hosts;
using MultiChat.InMemory;
using NodaTime;

namespace MultiChat.Testing.Hosts;

/// <summary>
/// One memory for several hosts in one process: each <see cref="AddHost"/> is a storage for one <see cref="ChatEngine"/>, and all of them are
/// one desk. Kept until this is disposed.
/// </summary>
public sealed class SharedMemory : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<SharedMemoryHost> _hosts = [];
    private readonly Dictionary<(HostId, Guid), HostNews> _connected = [];

    internal InMemoryStorage Kept { get; } = new();

    /// <summary>A storage for one more host. Disposing it is that host's orderly end.</summary>
    /// <param name="clockOff">How far the host finds its clock off the storage's; zero or more.</param>
    public ChatStorage AddHost(Duration clockOff = default) => new SharedMemoryHost(this, clockOff);

    /// <summary>Ends a host as a killed process ends: it says nothing more, and the others learn that it is gone.</summary>
    /// <param name="host">A storage that <see cref="AddHost"/> gave.</param>
    public void Lose(ChatStorage host)
    {
        HostId? gone;
        lock (_lock)
        {
            gone = _hosts.Find(known => known == host)?.Id;
            _hosts.RemoveAll(known => known == host);
        }

        if (gone is { } id)
        {
            Forget(id);
            Tell(id, new HostNews.HostGone(id));
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Kept.DisposeAsync();

    internal void Join(SharedMemoryHost host)
    {
        HostNews[] connected;
        lock (_lock)
        {
            _hosts.Add(host);
            connected = [.. _connected.Values];
        }

        Array.ForEach(connected, host.Hear);
    }

    internal Connected ListConnected()
    {
        lock (_lock)
        {
            return new Connected
            {
                Pages = [.. _connected.Values.OfType<HostNews.PagesChanged>().Select(news => news.Pages)],
                Connections = [.. _connected.Values.OfType<HostNews.ConnectionsChanged>().Select(news => news.Connections)],
            };
        }
    }

    internal void Tell(HostId from, HostNews news)
    {
        SharedMemoryHost[] others;
        lock (_lock)
        {
            others = [.. _hosts.Where(host => host.Id != from)];
        }

        Array.ForEach(others, host => host.Hear(news));
    }

    /// <summary>News that a host which joins later must hear too.</summary>
    internal void TellAndKeep(HostId from, Guid whose, HostNews news)
    {
        lock (_lock)
        {
            _connected[(from, whose)] = news;
        }

        Tell(from, news);
    }

    private void Forget(HostId gone)
    {
        lock (_lock)
        {
            foreach (var key in _connected.Keys.Where(key => key.Item1 == gone).ToList())
            {
                _connected.Remove(key);
            }
        }
    }
}
