using MultiChat.Clients;
using MultiChat.Events;
using MultiChat.Live;
using MultiChat.Messages;
using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Network;
using MultiChat.Simulation.Runtime;

namespace MultiChat.Simulation.Pages;

/// <summary>One page of a visitor, as <c>Ui/widget/panel/visit.ts</c> and <c>own-messages.ts</c> have it.</summary>
internal sealed class VisitorTab : IMarkingPage
{
    private readonly World _world;
    private readonly Browser _browser;
    private readonly MessageIdMint _ids;
    private Outbox<VisitorMessage> _outbox;
    private readonly HashSet<MessageId> _sentHere = [];
    private VisitorId? _visitor;
    private bool _isWanted;
    private bool _isGreeted;
    private Heard? _joining;
    private int _failures;
    private bool _isAsking;
    // A push beyond a hole, while the log is asked already: the answer may be older than the push.
    private long _missing;
    private long _readSent;

    public VisitorTab(World world, Browser browser, string name, Keep ownKeep)
    {
        (_world, _browser, Name, OwnKeep) = (world, browser, name, ownKeep);
        Context = new SimulatedContext(world.Thread, world.Clock);
        _ids = new MessageIdMint(world, () => world.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        world.Oracles.Marks.Register(this);
        _visitor = browser.Remembered;
        _isWanted = browser.ExpectsDialog;
        View = new LogView(world.Habits);
        _outbox = OpenOutbox();
        Hub = new PageHub<VisitorEdge>(
            world, Context, name, (host, link) => new VisitorEdge(world, host, link, browser.Site, this), () => _ = GreetAsync(), Lost);
        Context.Run(Hub.Connect);
    }

    public string Name { get; }

    public SimulatedContext Context { get; }

    public PageHub<VisitorEdge> Hub { get; }

    public Browser Browser => _browser;

    /// <summary>What belongs to this tab alone and survives its reload: messages from before the host said who this is.</summary>
    public Keep OwnKeep { get; }

    public VisitorId? Visitor => _visitor;

    public LogView View { get; }

    public bool HasView { get; private set; }

    public VisitorDialog? State { get; private set; }

    public bool IsJoined { get; private set; }

    public bool IsWanted => _isWanted;

    public bool? Available { get; private set; }

    public long DeskRead { get; private set; }

    public IReadOnlyList<PendingMessage> Pending => _outbox.Messages;

    /// <summary>The messages beside which the error mark stands at the moment.</summary>
    public IReadOnlySet<MessageId> Overdue { get; private set; } = new HashSet<MessageId>();

    public string Owner => _visitor is { } visitor ? $"{_browser.Name}:{visitor}" : "new";

    public bool? IsMarked(MessageId id) =>
        Overdue.Contains(id) ? true : _outbox.Messages.Any(message => message.Id == id) ? false : null;

    public void Say(string text) => Context.Run(() =>
    {
        Begin();
        _browser.ExpectsDialog = true;
        var message = new PendingMessage { Id = _ids.Next(), Text = text };
        _sentHere.Add(message.Id);
        _world.Oracles.Order.Sent(this, message.Id, text);
        _outbox.Add(message);
    });

    public void Resend() => Context.Run(() =>
    {
        if (_outbox.Messages is [var first, ..])
        {
            _outbox.Resend(first.Id);
            Hub.Retry();
        }
    });

    public void TakeBack() => Context.Run(() =>
    {
        if (_outbox.Messages is [.., var last])
        {
            _world.Oracles.Order.GivenBack(last.Id);
            _outbox.Remove(last.Id);
        }
    });

    /// <summary>From the first opening or sending on this page is a visitor's, not only a guest's.</summary>
    public void Begin()
    {
        if (!_isWanted)
        {
            _isWanted = true;
            if (_isGreeted)
            {
                _ = JoinAsync();
            }
        }
    }

    /// <summary>Somebody looks at the page: says what was read.</summary>
    public void Look() => Context.Run(() =>
    {
        var seq = View.Items.Where(item => item.Kind == "message" && item.Who != "me").Select(item => item.Seq).DefaultIfEmpty().Max();
        if (IsJoined && seq > _readSent)
        {
            _readSent = seq;
            if (_visitor is { } visitor && _world.Truth.FindOf(visitor) is { } dialog)
            {
                _world.Oracles.Marks.VisitorLooked(dialog.Current.Id, seq);
            }

            _ = ReadAsync(seq);
        }
    });

    public void Close(bool goodbye)
    {
        if (goodbye && IsJoined)
        {
            _ = Hub.CallAsync("Goodbye", edge => edge.GoodbyeAsync());
        }

        // The page is frozen at once; its connection goes when the browser gets to it.
        _world.Oracles.Marks.Closed(Context);
        Context.Die();
        _world.Context.After(goodbye ? _world.Pages.Milliseconds(0, 1_500) : TimeSpan.Zero, Hub.Stop);
    }

    public void AvailabilityPushed(bool available)
    {
        (_joining ?? new Heard()).Available = available;
        Available = available;
    }

    public void LogPushed(VisitorCatchUp news)
    {
        if (_joining is { } heard)
        {
            heard.UpTo = Math.Max(heard.UpTo, news.UpTo.EventSeq);
        }

        Take(news, isAsked: false);
    }

    public void ReadPushed(long seq)
    {
        if (_joining is { } heard)
        {
            heard.Read = Math.Max(heard.Read, seq);
        }

        DeskRead = Math.Max(DeskRead, seq);
    }

    public void ResyncPushed()
    {
        if (!_world.Habits.SwallowsResync)
        {
            _ = JoinAsync(isResync: true);
        }
    }

    private Outbox<VisitorMessage> OpenOutbox() => new(
        _world, Context, _visitor is null ? OwnKeep : _browser.Keep, Owner, SendAsync, Accepted, (_, _) => { }, Settled, Changed);

    private void Changed()
    {
        if (_outbox is null)
        {
            return;
        }

        Tidy();
        Overdue = _outbox.Messages.Where(message => _outbox.IsOverdue(message.Id)).Select(message => message.Id).ToHashSet();
    }

    /// <summary>The first message never became a dialog: nothing to remember.</summary>
    private void Tidy()
    {
        if (IsJoined && _browser.Remembered is null && _outbox.IsEmpty)
        {
            _browser.ExpectsDialog = false;
        }
    }

    private async Task GreetAsync()
    {
        if (await Hub.CallAsync("Hello", edge => edge.HelloAsync()) is { IsOk: true } hello)
        {
            Available = hello.Ok.Available;
            _isGreeted = true;
            _failures = 0;
            if (_isWanted)
            {
                await JoinAsync();
            }
        }
    }

    private void Lost()
    {
        _isGreeted = false;
        _joining = null;
        OutOfTouch();
    }

    private void OutOfTouch()
    {
        IsJoined = false;
        _outbox.Ready(isReady: false);
    }

    private async Task JoinAsync(bool isResync = false)
    {
        var heard = _joining = new Heard();
        var isKnown = isResync;
        if (isResync)
        {
            var again = await Hub.CallAsync("Join", edge => edge.JoinAsync(ticket: null, place: null));
            if (heard != _joining || Joined(again, heard))
            {
                return;
            }

            isKnown = again.Code != RefusalCode.NotSignedIn.Value;
        }
        else if (await _browser.IdentifyAsync(this) is { Ok: { } identity })
        {
            if (heard != _joining)
            {
                return;
            }

            Become(identity);
            (heard.UpTo, heard.Read) = (0, 0);
            Place? place = View.Place.EventSeq > 0 ? View.Place : null;
            var joined = await Hub.CallAsync("Join", edge => edge.JoinAsync(identity.Ticket, place));
            if (heard != _joining || Joined(joined, heard))
            {
                return;
            }
        }
        else if (heard != _joining)
        {
            return;
        }

        Context.After(TimeSpan.FromSeconds(PageHub<VisitorEdge>.RetryDelay(++_failures)), () =>
        {
            if (heard == _joining)
            {
                _ = JoinAsync(isKnown);
            }
        });
    }

    private bool Joined(Reply<(VisitorSnapshot? Snapshot, VisitorCatchUp? CatchUp)> reply, Heard heard)
    {
        if (!reply.IsOk)
        {
            return false;
        }

        IsJoined = true;
        _joining = null;
        _failures = 0;
        _readSent = 0;
        _missing = 0;
        if (reply.Ok.CatchUp is { } news)
        {
            Take(news, isAsked: false);
        }
        else if (reply.Ok.Snapshot is { } snapshot)
        {
            Show(snapshot, heard);
        }

        Acknowledge();
        _outbox.Ready(isReady: true);
        if (View.Place.EventSeq < heard.UpTo)
        {
            _ = CatchUpAsync();
        }

        return true;
    }

    private void Show(VisitorSnapshot snapshot, Heard heard)
    {
        Available = heard.Available ?? snapshot.Available;
        DeskRead = Math.Max(heard.Read, snapshot.Read);
        HasView = true;
        State = snapshot.Dialog;
        View.Show(snapshot.Place, Showing.Of(snapshot.Items), snapshot.More);
        if (snapshot.Dialog is not null)
        {
            Remember(snapshot.Visitor);
        }

        Moved();
    }

    private void Take(VisitorCatchUp news, bool isAsked)
    {
        if (!HasView || !IsJoined || _joining is not null)
        {
            return;
        }

        switch (View.Apply(news.After, news.UpTo, Showing.Of(news.Items)))
        {
            case Applying.Hole when isAsked:
                _ = JoinAsync(isResync: true);
                break;
            case Applying.Hole:
                _missing = Math.Max(_missing, news.UpTo.EventSeq);
                _ = CatchUpAsync();
                break;
            case Applying.Applied:
                State = news.Dialog;
                if (news.Dialog is not null && _visitor is { } visitor)
                {
                    Remember(visitor);
                }

                Moved();
                Acknowledge();
                if (news.More)
                {
                    _ = CatchUpAsync();
                }

                break;
        }
    }

    private void Moved()
    {
        _world.Oracles.Views.Check(this);
        foreach (var item in View.Items)
        {
            if (item.Id is { } id && item.Kind == "message")
            {
                _outbox.Settle(id);
            }
        }
    }

    /// <summary>Asks for what may be missing, as a page does after any doubt.</summary>
    public void Doubt()
    {
        if (IsJoined)
        {
            _ = CatchUpAsync();
        }
    }

    private async Task CatchUpAsync()
    {
        if (_isAsking || !HasView)
        {
            return;
        }

        _isAsking = true;
        var place = View.Place;
        var part = await Hub.CallAsync("VisitorLog", edge => edge.LogAsync(place));
        _isAsking = false;
        if (part.IsOk && part.Ok is { } news)
        {
            Take(news, isAsked: true);
            if (View.Place.EventSeq < _missing && !_world.Habits.ForgetsPushesWhileAsking)
            {
                _ = CatchUpAsync();
            }
        }
        else if (part.IsOk)
        {
            ResyncPushed();
        }
    }

    private void Acknowledge()
    {
        var place = View.Place;
        if (place.EventSeq > 0 && !_world.Habits.NeverAcknowledges)
        {
            var said = _world.Habits.AcknowledgesBeforeApplying ? new Place { EventSeq = place.EventSeq + 1 } : place;
            _ = Hub.CallAsync("Applied", edge => edge.AppliedAsync(said));
        }
    }

    private async Task ReadAsync(long seq)
    {
        if (await Hub.CallAsync("VisitorRead", edge => edge.ReadAsync(seq)) is { IsOk: false })
        {
            _readSent = 0;
        }
    }

    private async Task<Reply<VisitorMessage>> SendAsync(PendingMessage message)
    {
        var reply = await Hub.CallAsync("Send", edge => edge.SendAsync(message.Id, message.Text));
        if (reply.Code == RefusalCode.NotSignedIn.Value && IsJoined)
        {
            OutOfTouch();
            _ = JoinAsync();
        }

        return reply;
    }

    // A visitor's mark ends with Accepted, be it by the answer or by the log.
    private void Settled(MessageId id) => _world.Oracles.Marks.Acknowledged(Context, id);

    private void Accepted(PendingMessage pending, VisitorMessage message)
    {
        if (_visitor is { } visitor)
        {
            Remember(visitor);
        }
    }

    private void Remember(VisitorId visitor)
    {
        _browser.Remembered = visitor;
        _browser.ExpectsDialog = true;
    }

    private void Become(Identity identity)
    {
        if (identity.Visitor == _visitor)
        {
            return;
        }

        var wasSomebody = _visitor is not null;
        if (wasSomebody)
        {
            (_browser.Remembered, _browser.ExpectsDialog) = (null, false);
        }

        var before = _outbox;
        before.Stop();
        _visitor = identity.Visitor;
        HasView = false;
        View.Show(default, [], more: false);
        (State, DeskRead, IsJoined) = (null, 0, false);
        _outbox = OpenOutbox();
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

        if (identity.HasDialog)
        {
            Remember(identity.Visitor);
        }
    }
}
