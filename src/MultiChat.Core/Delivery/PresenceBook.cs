using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Sources;
using NodaTime;

namespace MultiChat.Delivery;

/// <summary>Which visitors have pages on this host, and how the others left. Bounded: the oldest goodbyes are forgotten first.</summary>
internal sealed class PresenceBook(ChatClock clock)
{
    public const int MaxRememberedGoodbyes = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(ProjectId, VisitorId), int> _pages = [];
    private readonly Dictionary<(ProjectId, VisitorId), Instant> _left = [];
    private readonly HashSet<(ProjectId, VisitorId)> _lost = [];
    private readonly Queue<((ProjectId, VisitorId) Visitor, Instant At)> _goodbyes = new();

    /// <summary>Raised when a visitor's presence may have changed, with the visitor's dialog if there is one. Listeners return at once.</summary>
    public event Action<ProjectId, VisitorId, DialogId?>? Moved;

    public VisitorPresence Of(ProjectId project, VisitorId visitor)
    {
        lock (_lock)
        {
            return _pages.ContainsKey((project, visitor)) ? new VisitorPresence { Online = true }
                : _left.TryGetValue((project, visitor), out var at) ? new VisitorPresence { LeftAt = at }
                : VisitorPresence.Unknown;
        }
    }

    public int PagesOf(ProjectId project, VisitorId visitor)
    {
        lock (_lock)
        {
            return _pages.GetValueOrDefault((project, visitor));
        }
    }

    public void Arrive(ProjectId project, VisitorId visitor, DialogId? dialog)
    {
        lock (_lock)
        {
            _pages[(project, visitor)] = _pages.GetValueOrDefault((project, visitor)) + 1;
            _left.Remove((project, visitor));
            _lost.Remove((project, visitor));
        }

        Moved?.Invoke(project, visitor, dialog);
    }

    /// <summary>A page is gone: by a goodbye, or lost without one.</summary>
    public void Depart(ProjectId project, VisitorId visitor, DialogId? dialog, bool goodbye)
    {
        lock (_lock)
        {
            var key = (project, visitor);
            if (!goodbye)
            {
                _lost.Add(key);
            }

            var left = _pages.GetValueOrDefault(key) - 1;
            if (left > 0)
            {
                _pages[key] = left;
                return;
            }

            _pages.Remove(key);
            if (!_lost.Remove(key))
            {
                Remember(key, clock.Now);
            }
        }

        Moved?.Invoke(project, visitor, dialog);
    }

    private void Remember((ProjectId, VisitorId) key, Instant now)
    {
        _left[key] = now;
        _goodbyes.Enqueue((key, now));
        while (_goodbyes.Count > MaxRememberedGoodbyes)
        {
            var (oldest, at) = _goodbyes.Dequeue();
            if (_left.TryGetValue(oldest, out var current) && current == at)
            {
                _left.Remove(oldest);
            }
        }
    }
}
