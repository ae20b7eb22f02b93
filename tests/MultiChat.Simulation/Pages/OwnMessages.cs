using MultiChat.Clients;
using MultiChat.Messages;
using MultiChat.Reading;
using MultiChat.Simulation.Network;

namespace MultiChat.Simulation.Pages;

/// <summary>What a visitor sent on one page and the log has not brought yet, as <c>Ui/widget/panel/own-messages.ts</c> has it.</summary>
internal sealed class OwnMessages
{
    private readonly World _world;
    private readonly VisitorTab _tab;
    private readonly Func<PendingMessage, Task<Reply<VisitorMessage>>> _send;
    private readonly Action _accepted;
    private readonly Action _changed;
    private readonly MessageIdMint _ids;
    private readonly HashSet<MessageId> _sentHere = [];
    private Outbox<VisitorMessage> _outbox;
    private VisitorId? _visitor;

    public OwnMessages(
        World world, VisitorTab tab, VisitorId? visitor, Func<PendingMessage, Task<Reply<VisitorMessage>>> send, Action accepted, Action changed)
    {
        (_world, _tab, _visitor, _send, _accepted, _changed) = (world, tab, visitor, send, accepted, changed);
        _ids = new MessageIdMint(world, () => world.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        _outbox = Open();
    }

    public IReadOnlyList<PendingMessage> Pending => _outbox.Messages;

    /// <summary>The messages beside which the error mark stands at the moment.</summary>
    public IReadOnlySet<MessageId> Overdue { get; private set; } = new HashSet<MessageId>();

    /// <summary>In whose name the browser keeps what is pending here.</summary>
    public string Owner => _visitor is { } visitor ? $"{_tab.Browser.Name}:{visitor}" : "new";

    public bool? IsMarked(MessageId id) =>
        Overdue.Contains(id) ? true : _outbox.Messages.Any(message => message.Id == id) ? false : null;

    public MessageId NewId() => _ids.Next();

    public bool IsOverdue(MessageId id) => _outbox.IsOverdue(id);

    public void Send(MessageId id, string text)
    {
        var message = new PendingMessage { Id = id, Text = text };
        _sentHere.Add(message.Id);
        _world.Oracles.Order.Sent(_tab, message.Id, text);
        _outbox.Add(message);
    }

    public void Resend(MessageId id)
    {
        _tab.Context.Turns?.Told("resend", $"{id}");
        _outbox.Resend(id);
    }

    public void TakeBack(MessageId id)
    {
        _tab.Context.Turns?.Told("takeBack", $"{id}");
        _world.Oracles.Order.GivenBack(id);
        _outbox.Remove(id);
    }

    public void EndTrace() => _outbox.EndTrace();

    public void Ready(bool isReady) => _outbox.Ready(isReady);

    /// <summary>What the log shows is no longer on its way.</summary>
    public void Settle(IEnumerable<Shown> items)
    {
        var shown = items.Where(item => item.Kind == "message").Select(item => item.Id).ToHashSet();
        foreach (var message in Pending)
        {
            if (shown.Contains(message.Id))
            {
                _outbox.Settle(message.Id);
            }
        }
    }

    /// <summary>From now on this is somebody else. What was sent as one visitor never goes out as another.</summary>
    public void Become(VisitorId? visitor)
    {
        var before = _outbox;
        var wasSomebody = _visitor is not null;
        before.Stop();
        _visitor = visitor;
        _outbox = Open();
        foreach (var message in before.Messages)
        {
            if (!wasSomebody)
            {
                before.Remove(message.Id);
                _outbox.Add(message);
            }
            else if (_sentHere.Contains(message.Id))
            {
                before.Remove(message.Id);
                _world.Oracles.Order.GivenBack(message.Id);
            }
        }
    }

    // Before the host said who this is, a message belongs to this tab alone. A visitor's mark ends with Accepted, be it by the answer or by the log.
    private Outbox<VisitorMessage> Open() => new(
        _world,
        _tab.Context,
        _visitor is null ? _tab.OwnKeep : _tab.Browser.Keep,
        Owner,
        _send,
        (_, _) => _accepted(),
        (_, _) => { },
        id => _world.Oracles.Marks.Acknowledged(_tab.Context, id),
        Changed);

    private void Changed()
    {
        _changed();
        Overdue = _outbox.Messages.Where(message => _outbox.IsOverdue(message.Id)).Select(message => message.Id).ToHashSet();
    }
}
