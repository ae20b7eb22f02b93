using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Projects;
using MultiChat.Sources;

namespace MultiChat.Delivery;

/// <summary>
/// Which visitors have pages, here and at other hosts, and how the others left. Bounded: of those who have none, the oldest are forgotten first.
/// </summary>
internal sealed class PresenceBook(HostId here, ChatClock clock)
{
    public const int MaxRememberedDepartures = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<Key, Dictionary<HostId, VisitorPages>> _visitors = [];
    private readonly Queue<VisitorPages> _departures = new();

    /// <summary>Raised when a visitor's presence may have changed, with the visitor's dialog if it is known. Listeners return at once.</summary>
    public event Action<ProjectId, VisitorId, DialogId?>? Moved;

    /// <summary>Raised with what changed at this host. Listeners return at once.</summary>
    public event Action<VisitorPages>? MovedHere;

    public VisitorPresence Of(ProjectId project, VisitorId visitor)
    {
        lock (_lock)
        {
            if (!_visitors.TryGetValue(new Key(project, visitor), out var hosts))
            {
                return VisitorPresence.Unknown;
            }

            // Wherever the last page was, it says how the visitor went.
            var last = hosts.Values.MaxBy(pages => pages.At)!;
            return hosts.Values.Any(pages => pages.Pages > 0) ? new VisitorPresence { Online = true }
                : last.Goodbye ? new VisitorPresence { LeftAt = last.At }
                : VisitorPresence.Unknown;
        }
    }

    public int PagesOf(ProjectId project, VisitorId visitor)
    {
        lock (_lock)
        {
            return _visitors.GetValueOrDefault(new Key(project, visitor))?.Values.Sum(pages => pages.Pages) ?? 0;
        }
    }

    /// <summary>What is true at this host.</summary>
    public VisitorPages FindHere(ProjectId project, VisitorId visitor)
    {
        lock (_lock)
        {
            return AtHere(project, visitor);
        }
    }

    /// <summary>What is true at this host, of everybody remembered.</summary>
    public IReadOnlyList<VisitorPages> ListHere()
    {
        lock (_lock)
        {
            return [.. _visitors.Values.Select(hosts => hosts.GetValueOrDefault(here)).OfType<VisitorPages>()];
        }
    }

    public void Arrive(ProjectId project, VisitorId visitor, DialogId? dialog) =>
        Change(project, visitor, dialog, before => before with { Pages = before.Pages + 1, Goodbye = before.Pages == 0 || before.Goodbye });

    /// <summary>A page is gone: by a goodbye, or lost without one.</summary>
    public void Depart(ProjectId project, VisitorId visitor, DialogId? dialog, bool goodbye) =>
        Change(project, visitor, dialog, before => before with { Pages = Math.Max(0, before.Pages - 1), Goodbye = before.Goodbye && goodbye });

    /// <summary>What another host says of a visitor's pages there.</summary>
    public void Hear(VisitorPages pages)
    {
        if (pages.Host == here)
        {
            return;
        }

        lock (_lock)
        {
            Put(pages);
        }

        Moved?.Invoke(pages.Project, pages.Visitor, null);
    }

    /// <summary>Another host is gone, and with it all pages there, without a goodbye. Of this host, others may say so in error.</summary>
    public void Lose(HostId host)
    {
        if (host == here)
        {
            return;
        }

        List<VisitorPages> lost;
        lock (_lock)
        {
            lost = Lose(pages => pages.Host == host);
        }

        lost.ForEach(pages => Moved?.Invoke(pages.Project, pages.Visitor, null));
    }

    /// <summary>All that is true at the other hosts: what is not in it is gone, without a goodbye.</summary>
    public void Know(IReadOnlyList<VisitorPages> everywhere)
    {
        List<VisitorPages> moved = [.. everywhere.Where(pages => pages.Host != here)];
        var told = moved.Select(pages => (new Key(pages.Project, pages.Visitor), pages.Host)).ToHashSet();
        lock (_lock)
        {
            moved.ForEach(Put);
            moved.AddRange(Lose(pages => pages.Host != here && !told.Contains((new Key(pages.Project, pages.Visitor), pages.Host))));
        }

        moved.ForEach(pages => Moved?.Invoke(pages.Project, pages.Visitor, null));
    }

    private List<VisitorPages> Lose(Func<VisitorPages, bool> which)
    {
        var now = clock.Now;
        List<VisitorPages> lost = [.. _visitors.Values.SelectMany(hosts => hosts.Values).Where(pages => pages.Pages > 0 && which(pages))];
        lost.ForEach(pages => Put(pages with { Pages = 0, Goodbye = false, At = now }));
        return lost;
    }

    private void Change(ProjectId project, VisitorId visitor, DialogId? dialog, Func<VisitorPages, VisitorPages> change)
    {
        VisitorPages now;
        lock (_lock)
        {
            Put(now = change(AtHere(project, visitor)) with { At = clock.Now });
        }

        MovedHere?.Invoke(now);
        Moved?.Invoke(project, visitor, dialog);
    }

    // Who departed so long ago that it is forgotten has no pages either.
    private VisitorPages AtHere(ProjectId project, VisitorId visitor) =>
        _visitors.GetValueOrDefault(new Key(project, visitor))?.GetValueOrDefault(here)
        ?? new VisitorPages { Host = here, Project = project, Visitor = visitor, Pages = 0, At = clock.Now };

    private void Put(VisitorPages pages)
    {
        var key = new Key(pages.Project, pages.Visitor);
        if (!_visitors.TryGetValue(key, out var hosts))
        {
            _visitors.Add(key, hosts = []);
        }

        hosts[pages.Host] = pages;
        if (pages.Pages > 0)
        {
            return;
        }

        _departures.Enqueue(pages);
        while (_departures.Count > MaxRememberedDepartures)
        {
            Forget(_departures.Dequeue());
        }
    }

    private void Forget(VisitorPages departed)
    {
        var key = new Key(departed.Project, departed.Visitor);
        if (_visitors.TryGetValue(key, out var hosts) && hosts.GetValueOrDefault(departed.Host) == departed)
        {
            hosts.Remove(departed.Host);
            if (hosts.Count == 0)
            {
                _visitors.Remove(key);
            }
        }
    }

    private readonly record struct Key(ProjectId Project, VisitorId Visitor);
}
