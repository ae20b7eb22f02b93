using MultiChat.Messages;
using MultiChat.Simulation.Runtime;

namespace MultiChat.Simulation.Pages;

/// <summary>What a browser keeps of pending messages, by owner. Outlives its pages, and tells one page what another has changed.</summary>
internal sealed class Keep
{
    private readonly Dictionary<string, Dictionary<MessageId, PendingMessage>> _pending = new(StringComparer.Ordinal);
    private readonly List<(string Owner, SimulatedContext Page, Action<MessageId, PendingMessage?> Changed)> _watchers = [];
    private readonly List<(string OwnersBegin, SimulatedContext Page, Action<string, MessageId> Put)> _putWatchers = [];

    public IEnumerable<string> Owners => _pending.Where(kept => kept.Value.Count > 0).Select(kept => kept.Key);

    public IReadOnlyList<PendingMessage> List(string owner) => [.. Of(owner).Values];

    public void Put(string owner, SimulatedContext page, PendingMessage message)
    {
        Of(owner)[message.Id] = message;
        Tell(owner, page, message.Id, message);
        _putWatchers.RemoveAll(one => one.Page.IsDead);
        foreach (var watcher in _putWatchers.Where(one => one.Page != page && owner.StartsWith(one.OwnersBegin, StringComparison.Ordinal)))
        {
            watcher.Page.Run(() => watcher.Put(owner, message.Id));
        }
    }

    public void Remove(string owner, SimulatedContext page, MessageId id)
    {
        if (Of(owner).Remove(id))
        {
            Tell(owner, page, id, message: null);
        }
    }

    public void Watch(string owner, SimulatedContext page, Action<MessageId, PendingMessage?> changed) => _watchers.Add((owner, page, changed));

    /// <summary>Tells one page of each message that another page puts for an owner whose name begins so.</summary>
    public void WatchPuts(string ownersBegin, SimulatedContext page, Action<string, MessageId> put) => _putWatchers.Add((ownersBegin, page, put));

    public void Unwatch(string owner, SimulatedContext page) => _watchers.RemoveAll(one => one.Owner == owner && one.Page == page);

    private void Tell(string owner, SimulatedContext by, MessageId id, PendingMessage? message)
    {
        _watchers.RemoveAll(one => one.Page.IsDead);
        foreach (var watcher in _watchers.Where(one => one.Owner == owner && one.Page != by))
        {
            watcher.Page.Run(() => watcher.Changed(id, message));
        }
    }

    private Dictionary<MessageId, PendingMessage> Of(string owner)
    {
        if (!_pending.TryGetValue(owner, out var kept))
        {
            _pending.Add(owner, kept = []);
        }

        return kept;
    }
}
