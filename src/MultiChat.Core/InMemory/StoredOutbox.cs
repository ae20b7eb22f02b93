using MultiChat.Dialogs;
using MultiChat.Outbox;
using NodaTime;

namespace MultiChat.InMemory;

/// <summary>What waits in one project: a queue per handler and dialog, and the dead letters.</summary>
internal sealed class StoredOutbox
{
    private readonly Dictionary<(string Handler, DialogId Dialog), SortedDictionary<long, OutboxRow>> _waiting = [];
    private readonly List<OutboxRow> _dead = [];

    public void Add(IReadOnlyList<OutboxRow> rows)
    {
        foreach (var row in rows)
        {
            QueueOf(row)[row.EventSeq] = row;
        }
    }

    public OutboxBatch Take(IReadOnlyCollection<string> handlers, Instant now, Instant leaseUntil, int limit)
    {
        var heads = _waiting.Where(queue => handlers.Contains(queue.Key.Handler)).Select(queue => queue.Value.First().Value).ToList();
        var rows = heads.Where(row => row.DueAt <= now).OrderBy(row => row.DueAt).Take(limit)
            .Select(row => row with { Attempts = row.Attempts + 1, DueAt = leaseUntil }).ToList();
        Add(rows);
        return new OutboxBatch { Rows = rows, NextDueAt = rows.Count == 0 ? heads.Select(row => (Instant?)row.DueAt).Min() : null };
    }

    public void Settle(OutboxRow taken, OutboxEnd end)
    {
        if (!_waiting.TryGetValue((taken.Handler, taken.Dialog), out var queue)
            || queue.GetValueOrDefault(taken.EventSeq) is not { } kept
            || kept.Attempts != taken.Attempts)
        {
            return;
        }

        if (end.RetryAt is { } retry)
        {
            queue[taken.EventSeq] = kept with { DueAt = retry, Error = end.Error };
            return;
        }

        queue.Remove(taken.EventSeq);
        if (queue.Count == 0)
        {
            _waiting.Remove((taken.Handler, taken.Dialog));
        }

        if (end.DeadAt is { } dead)
        {
            _dead.Add(kept with { DeadAt = dead, Error = end.Error });
        }
    }

    public IReadOnlyList<OutboxRow> ListDead(int limit) => [.. Enumerable.Reverse(_dead.OrderBy(row => row.DeadAt)).Take(limit)];

    public OutboxCount Count(int atMost) => new()
    {
        Waiting = Math.Min(atMost, _waiting.Values.Sum(queue => queue.Count)),
        Dead = Math.Min(atMost, _dead.Count),
    };

    public bool TryRevive(OutboxRow dead, Instant now)
    {
        if (_dead.Find(row => IsSame(row, dead)) is not { } kept)
        {
            return false;
        }

        Add([kept with { Attempts = 0, DueAt = now, DeadAt = null, Error = null }]);
        return _dead.Remove(kept);
    }

    public bool TryDiscard(OutboxRow dead) => _dead.RemoveAll(row => IsSame(row, dead)) > 0;

    private static bool IsSame(OutboxRow row, OutboxRow other) =>
        (row.Handler, row.Dialog, row.EventSeq) == (other.Handler, other.Dialog, other.EventSeq);

    private SortedDictionary<long, OutboxRow> QueueOf(OutboxRow row)
    {
        if (!_waiting.TryGetValue((row.Handler, row.Dialog), out var queue))
        {
            _waiting.Add((row.Handler, row.Dialog), queue = []);
        }

        return queue;
    }
}
