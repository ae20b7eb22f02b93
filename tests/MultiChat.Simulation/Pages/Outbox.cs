using MultiChat.Messages;
using MultiChat.Simulation.Network;
using MultiChat.Simulation.Runtime;
using MultiChat.Simulation.Traces;

namespace MultiChat.Simulation.Pages;

/// <summary>
/// The messages of one dialog on their way, as <c>Ui/shared/outbox.ts</c> has them: in order, one at a time, each until the host has answered.
/// </summary>
internal sealed class Outbox<TAnswer>
    where TAnswer : class
{
    private readonly World _world;
    private readonly SimulatedContext _page;
    private readonly Keep _keep;
    private readonly string _owner;
    private readonly Func<PendingMessage, Task<Reply<TAnswer>>> _send;
    private readonly Action<PendingMessage, TAnswer> _accepted;
    private readonly Action<PendingMessage, Reply<TAnswer>> _rejected;
    private readonly Action<MessageId> _settled;
    private readonly Action _changed;
    private readonly PageTrace? _trace;
    private readonly List<Entry> _entries = [];
    // In the order of their coming, which a dictionary does not keep.
    private readonly List<(MessageId Id, IDisposable Adoption)> _foreign = [];
    private readonly HashSet<MessageId> _tried = [];
    private bool _isReady;
    private Attempt? _attempt;
    private readonly Patience _patience;
    private IDisposable? _mark;
    private int _calls;

    public Outbox(
        World world,
        SimulatedContext page,
        Keep keep,
        string owner,
        Func<PendingMessage, Task<Reply<TAnswer>>> send,
        Action<PendingMessage, TAnswer> accepted,
        Action<PendingMessage, Reply<TAnswer>> rejected,
        Action<MessageId> settled,
        Action changed)
    {
        (_world, _page, _keep, _owner) = (world, page, keep, owner);
        _patience = new Patience(world, page);
        (_send, _accepted, _rejected, _settled, _changed) = (send, accepted, rejected, settled, changed);
        foreach (var message in world.Habits.LosesPendingOnReload ? [] : keep.List(owner))
        {
            Insert(message);
        }

        keep.Watch(owner, page, ChangedElsewhere);
        ScheduleMark();
        _trace = world.Traces?.Begin("outbox", $"{page.Name} for {owner}", new { Kept = keep.List(owner).Select(Traced) }, Shows);
    }

    public IReadOnlyList<PendingMessage> Messages => [.. _entries.Select(entry => entry.Message)];

    public bool IsEmpty => _entries.Count == 0;

    private TimeSpan Steady => _world.SteadyOf(_world.Habits);

    /// <summary>Whether the error mark stands beside the message: no answer within the deadline.</summary>
    public bool IsOverdue(MessageId id) => Find(id) is { } entry && Steady - entry.SentAt >= _world.Habits.Deadline;

    /// <summary>The person sends. Kept before it is sent.</summary>
    public void Add(PendingMessage message)
    {
        using var step = _trace?.Told("add", Traced(message));
        _trace?.Did("keep", $"{message.Id}");
        _keep.Put(_owner, _page, message);
        Insert(message);
        Touched();
    }

    /// <summary>The person sends it again: the same id, and a new deadline.</summary>
    public void Resend(MessageId id)
    {
        using var step = _trace?.Told("resend", $"{id}");
        if (Find(id) is not { } entry)
        {
            return;
        }

        entry.SentAt = Steady;
        _world.Oracles.Marks.Sent(_page, id);
        if (_attempt?.Message == id)
        {
            ForgetAttempt();
            Pump(entry);
        }

        Touched();
    }

    /// <summary>The log shows it, or the person takes it back: no answer is needed any more.</summary>
    public bool Settle(MessageId id)
    {
        using var step = _trace?.Told("settle", $"{id}");
        var index = _entries.FindIndex(entry => entry.Message.Id == id);
        if (index < 0 && !IsForeign(id))
        {
            return false;
        }

        _trace?.Did("forget", $"{id}");
        _keep.Remove(_owner, _page, id);
        Disown(id);
        if (index < 0)
        {
            return true;
        }

        _world.Trace.Add("settled", $"{_owner} {_entries[index].Message.Text}");
        _world.Oracles.Order.Settled(_page, _owner, id);
        _entries.RemoveAt(index);
        _settled(id);
        if (_attempt?.Message == id)
        {
            ForgetAttempt();
        }

        Touched();
        return true;
    }

    /// <summary>Whether the connection can send now. Becoming ready sends everything again by itself.</summary>
    public void Ready(bool isReady)
    {
        using var step = _trace?.Told("ready", new { isReady, Kept = Kept() });
        // Ready again on the same connection, after a resync: what is under way there still is.
        if (!isReady || !_isReady)
        {
            ForgetAttempt();
        }

        _isReady = isReady;
        if (isReady)
        {
            foreach (var id in _foreign.Select(foreign => foreign.Id).ToList())
            {
                Adopt(id);
            }
        }

        Touched();
    }

    /// <summary>Nothing more is told: how it stands now, which by itself may have done nothing since it was last told something.</summary>
    public void EndTrace() => _trace?.Told("end")?.Dispose();

    /// <summary>Leaves the stored messages for the next page.</summary>
    public void Stop()
    {
        using var step = _trace?.Told("stop");
        _isReady = false;
        ForgetAttempt();
        _mark?.Dispose();
        _keep.Unwatch(_owner, _page);
        foreach (var id in _foreign.Select(foreign => foreign.Id).ToList())
        {
            Disown(id);
        }

        foreach (var entry in _entries)
        {
            _world.Oracles.Marks.Dropped(_page, entry.Message.Id);
        }
    }

    public void Remove(MessageId id) => Settle(id);

    private Entry? Find(MessageId id) => _entries.Find(entry => entry.Message.Id == id);

    private void Insert(PendingMessage message)
    {
        if (Find(message.Id) is not null)
        {
            return;
        }

        _world.Trace.Add("pending", $"{_owner} {message.Id} {message.Text}");
        _entries.Add(new Entry { Message = message, SentAt = Steady });
        _world.Oracles.Marks.Sent(_page, message.Id);
        _entries.Sort((one, other) => one.Message.Id.Value.CompareTo(other.Message.Id.Value));
        if (_world.Habits.SendsNewestFirst)
        {
            _entries.Reverse();
        }
    }

    private void Touched()
    {
        Pump();
        ScheduleMark();
        Changed();
    }

    private void Changed()
    {
        _trace?.Did("change");
        _changed();
    }

    private void ForgetAttempt()
    {
        _attempt = null;
        _patience.Forget();
    }

    private void Pump(Entry? which = null)
    {
        if (!_isReady || _attempt is not null || _entries.Count == 0)
        {
            return;
        }

        var head = (which ?? _entries[0]).Message;
        _ = SendAsync(head, _attempt = new Attempt(head.Id));
        if (_world.Habits.SendsTwoAtOnce && _entries.Count > 1)
        {
            _ = SendAsync(_entries[1].Message, new Attempt(_entries[1].Message.Id));
        }
    }

    private async Task SendAsync(PendingMessage head, Attempt attempt)
    {
        var isRetry = !_tried.Add(head.Id);
        var sent = isRetry ? head with { Id = _world.Habits.IdToSend(head.Id, _world.NewMessageId) } : head;
        _world.Oracles.Order.Attempted(_page, _owner, head.Id);
        var answer = _send(sent);
        // A call without a connection ends at once.
        var call = ++_calls;
        _trace?.Did("send", new { call, Id = $"{sent.Id}", IsLost = answer.IsCompleted });
        var reply = await answer;
        using var step = _trace?.Told("answer", new { call, reply.Code });
        _world.Oracles.Order.Ended(_page, _owner, head.Id);
        if (Find(head.Id) is null)
        {
            return;
        }

        if (reply.IsOk)
        {
            _trace?.Did("accept", $"{head.Id}");
            _accepted(head, reply.Ok!);
            Settle(head.Id);
        }
        else if (IsRejection(reply.Code!))
        {
            _world.Oracles.Order.GivenBack(head.Id);
            Settle(head.Id);
            _trace?.Did("reject", new { Id = $"{head.Id}", reply.Code });
            _rejected(head, reply);
        }
        else if (attempt == _attempt && !reply.IsLost)
        {
            _patience.Again(() =>
            {
                using var step = _trace?.Told("woke");
                _attempt = null;
                Pump();
            });
        }
    }

    // Another tab sends its own messages. This one takes over what is still pending after the deadline, because that tab may be gone;
    // a double is harmless, the id is a key.
    private void ChangedElsewhere(MessageId id, PendingMessage? message)
    {
        var change = new { Owner = _owner, Id = $"{id}", Message = message is null ? null : Traced(message) };
        _page.Turns?.Told("elsewhere", change);
        using var step = _trace?.Told("elsewhere", change);
        if (message is null)
        {
            Settle(id);
        }
        else if (Find(id) is null && !IsForeign(id))
        {
            _foreign.Add((id, _page.After(_world.Habits.Deadline, () => AdoptInTime(id))));
        }
    }

    private void AdoptInTime(MessageId id)
    {
        _page.Turns?.Told("woke");
        using var step = _trace?.Told("woke", new { Kept = Kept() });
        Adopt(id);
    }

    private void Adopt(MessageId id)
    {
        Disown(id);
        if (_keep.List(_owner).FirstOrDefault(stored => stored.Id == id) is { } message)
        {
            Insert(message);
            Touched();
        }
    }

    private object Shows() => new { Pending = _entries.Select(entry => new { Id = $"{entry.Message.Id}", IsOverdue = IsOverdue(entry.Message.Id) }) };

    // What a part that adopts finds in the store.
    private IEnumerable<object> Kept() => _keep.List(_owner).Select(Traced).ToList();

    private static object Traced(PendingMessage message) =>
        new { Id = $"{message.Id}", message.Text, SawResponsible = message.SawResponsible?.ToString() };

    private bool IsForeign(MessageId id) => _foreign.Exists(foreign => foreign.Id == id);

    private void Disown(MessageId id)
    {
        foreach (var foreign in _foreign.FindAll(foreign => foreign.Id == id))
        {
            foreign.Adoption.Dispose();
            _foreign.Remove(foreign);
        }
    }

    private void ScheduleMark()
    {
        _mark?.Dispose();
        if (_world.Habits.ForgetsToWakeForMarks)
        {
            return;
        }

        var now = Steady;
        var due = _entries.Select(entry => entry.SentAt + _world.Habits.Deadline).Where(at => at > now).DefaultIfEmpty(TimeSpan.MaxValue).Min();
        if (due != TimeSpan.MaxValue)
        {
            _mark = _page.After(due - now, () =>
            {
                _page.Turns?.Told("woke");
                using var step = _trace?.Told("woke");
                ScheduleMark();
                Changed();
            });
        }
    }

    // The host will never accept this message: its text goes back to the person. Everything else is tried again.
    private static bool IsRejection(string code) => code is "malformed" or "unknown_field" or "message_conflict" or "nobody_available"
        or "responsible_changed" or "dialog_archived" or "forbidden" or "not_found" or "channel_cannot_send"
        || code.StartsWith("text_", StringComparison.Ordinal);

    // Compared by identity: each try of a message is another one.
    private sealed class Attempt(MessageId message)
    {
        public MessageId Message => message;
    }

    private sealed class Entry
    {
        public required PendingMessage Message { get; init; }

        public required TimeSpan SentAt { get; set; }
    }
}
