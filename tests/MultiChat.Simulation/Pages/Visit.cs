using MultiChat.Clients;
using MultiChat.Hosting.Visitors;
using MultiChat.Hosting.Wire;
using MultiChat.Reading;
using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Network;
using MultiChat.Simulation.Traces;

namespace MultiChat.Simulation.Pages;

/// <summary>One visitor's conversation as a page knows it, and everything the page says to the host, as <c>Ui/widget/panel/visit.ts</c> has it.</summary>
internal sealed class Visit
{
    private readonly World _world;
    private readonly VisitorTab _tab;
    private readonly VisitCalls _calls;
    private readonly VisitReceipts _receipts;
    private readonly Patience _joinPatience;
    private readonly Patience _logPatience;
    private bool _isGreeted;
    private Heard? _joining;
    private bool _isAsking;
    // Pushes since the log was last asked for, by Join or Log, told of events up to here: its answer may be older.
    private long _heardUpTo;

    public Visit(World world, VisitorTab tab)
    {
        (_world, _tab, _calls) = (world, tab, new VisitCalls(tab));
        (_joinPatience, _logPatience) = (new(world, tab.Context), new(world, tab.Context));
        _receipts = new VisitReceipts(world, tab, this, _calls);
        (Visitor, IsWanted) = (Browser.Remembered, Browser.ExpectsDialog);
        View = new LogView(world, tab.Name, "visitor");
        Own = new OwnMessages(world, tab, Visitor, SendAsync, Accepted, Tidy);
        tab.Context.Turns = VisitTrace.Begin(world, tab, this);
    }

    public OwnMessages Own { get; }

    public VisitorId? Visitor { get; private set; }

    public LogView View { get; }

    public bool HasView { get; private set; }

    public VisitorDialog? State { get; private set; }

    public bool IsJoined { get; private set; }

    /// <summary>The page is a visitor's, not only a guest's.</summary>
    public bool IsWanted { get; private set; }

    public bool? Available { get; private set; }

    public long DeskRead { get; private set; }

    private PageTurns? Turns => _tab.Context.Turns;

    private Browser Browser => _tab.Browser;

    private PageHub<VisitorEdge> Hub => _tab.Hub;

    /// <summary>From the first opening or sending on this page is a visitor's.</summary>
    public void Begin()
    {
        Turns?.Told("begin");
        if (!IsWanted)
        {
            IsWanted = true;
            if (_isGreeted)
            {
                _ = JoinAsync();
            }
        }
    }

    public void Send(string text)
    {
        var id = Own.NewId();
        Turns?.Told("send", new { Id = $"{id}", text });
        Begin();
        Browser.ExpectsDialog = true;
        Own.Send(id, text);
    }

    /// <summary>Somebody looks at the page: says what was read.</summary>
    public void Look()
    {
        Turns?.Told("look");
        _receipts.Look();
    }

    public void Opened() => _ = GreetAsync();

    /// <summary>Asks for what may be missing, as a page does after any doubt.</summary>
    public void Doubt()
    {
        if (IsJoined && CanCatchUp)
        {
            Turns?.Told("doubt");
            _ = CatchUpAsync();
        }
    }

    public void AvailabilityPushed(bool available)
    {
        Turns?.Told("availability", new { available });
        (_joining ?? new Heard()).Available = available;
        Available = available;
    }

    public void LogPushed(VisitorCatchUp news)
    {
        Turns?.Told("log", WireVisitorCatchUp.Of(news));
        _heardUpTo = Math.Max(_heardUpTo, news.UpTo.EventSeq);
        Take(news, isAsked: false);
    }

    public void ReadPushed(long seq)
    {
        Turns?.Told("marks", new { Read = seq });
        (_joining ?? new Heard()).TakeRead(seq);
        DeskRead = Math.Max(DeskRead, seq);
    }

    public void ResyncPushed()
    {
        Turns?.Told("resync");
        if (!_world.Habits.SwallowsResync)
        {
            _ = JoinAsync(isResync: true);
        }
    }

    /// <summary>The first message never became a dialog: nothing to remember.</summary>
    private void Tidy()
    {
        if (IsJoined && Browser.Remembered is null && Own.Pending.Count == 0)
        {
            Browser.ExpectsDialog = false;
        }
    }

    private async Task GreetAsync()
    {
        if (await Hub.CallAsync("Hello", edge => edge.HelloAsync()) is { IsOk: true } hello)
        {
            Turns?.Told("greeted", new { ServerNow = WireTime.Text(hello.Ok.ServerNow), hello.Ok.Available, TextLength = 8_000 });
            Available = hello.Ok.Available;
            _isGreeted = true;
            _joinPatience.Forget();
            if (IsWanted)
            {
                await JoinAsync();
            }
        }
    }

    public void Lost()
    {
        Turns?.Told("lost");
        _isGreeted = false;
        _joining = null;
        _logPatience.Forget();
        _receipts.Lost();
        OutOfTouch();
    }

    private void OutOfTouch()
    {
        IsJoined = false;
        Own.Ready(isReady: false);
    }

    /// <param name="isResync">The view is void; the connection still knows who this is.</param>
    private async Task JoinAsync(bool isResync = false)
    {
        var heard = _joining = new Heard();
        _heardUpTo = 0;
        var joined = Reply<(VisitorSnapshot? Snapshot, VisitorCatchUp? CatchUp)>.Lost;
        if (isResync)
        {
            joined = await _calls.JoinAsync(ticket: null, place: null);
        }
        else if (await _calls.IdentifyAsync() is { Ok: { } identity })
        {
            if (heard != _joining || !IsWanted)
            {
                return;
            }

            // Forgotten while it was not connected: coming back by itself it would be somebody new.
            if (identity.IsNew && HasView)
            {
                Forget();
                return;
            }

            Become(identity);
            (_heardUpTo, heard.Read) = (0, 0);
            Dialogs.Place? place = View.Place.EventSeq > 0 ? View.Place : null;
            joined = await _calls.JoinAsync(identity.Ticket, place);
        }

        if (heard != _joining)
        {
            return;
        }

        if (joined.IsOk)
        {
            Joined(joined.Ok, heard);
            return;
        }

        var isKnown = isResync && joined.Code != RefusalCode.NotSignedIn.Value;
        _joinPatience.Again(() =>
        {
            if (heard == _joining)
            {
                _ = JoinAsync(isKnown);
            }
        });
    }

    private void Joined((VisitorSnapshot? Snapshot, VisitorCatchUp? CatchUp) answer, Heard heard)
    {
        IsJoined = true;
        _joining = null;
        _joinPatience.Forget();
        _receipts.Joined();
        if (answer.CatchUp is { } news)
        {
            Take(news, isAsked: false);
        }
        else if (answer.Snapshot is { } snapshot)
        {
            Show(snapshot, heard);
        }

        _receipts.Acknowledge();
        Own.Ready(isReady: true);
        FollowUp();
    }

    private void Show(VisitorSnapshot snapshot, Heard heard)
    {
        Available = heard.Available ?? snapshot.Available;
        DeskRead = Math.Max(heard.Read, snapshot.Read);
        (HasView, State) = (true, snapshot.Dialog);
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
                _ = CatchUpAsync();
                break;
            case Applying.Applied:
                State = news.Dialog;
                if (news.Dialog is not null && Visitor is { } visitor)
                {
                    Remember(visitor);
                }

                Moved();
                _receipts.Showed(isNews: news.Items.Any(item => item.Message is not { Mine: true }));
                if (news.More)
                {
                    _ = CatchUpAsync();
                }

                break;
        }
    }

    private void Moved()
    {
        _world.Oracles.Views.Check(_tab);
        Own.Settle(View.Items);
    }

    private bool CanCatchUp => !_isAsking && _joining is null && HasView;

    private async Task CatchUpAsync()
    {
        if (!CanCatchUp)
        {
            return;
        }

        _isAsking = true;
        _heardUpTo = 0;
        var place = View.Place;
        var part = await _calls.LogAsync(place);
        _isAsking = false;
        if (!part.IsOk)
        {
            // The next connection joins from the view's place by itself.
            _logPatience.AgainUnlessLost(part, () => _ = CatchUpAsync());
            return;
        }

        _logPatience.Forget();
        if (part.Ok is { } news)
        {
            Take(news, isAsked: true);
            FollowUp();
        }
        else
        {
            ResyncPushed();
        }
    }

    /// <summary>Asks again where an answer ends before what was pushed meanwhile.</summary>
    private void FollowUp()
    {
        if (HasView && View.Place.EventSeq < _heardUpTo && !_world.Habits.ForgetsPushesWhileAsking)
        {
            _ = CatchUpAsync();
        }
    }

    private async Task<Reply<VisitorMessage>> SendAsync(PendingMessage message)
    {
        var reply = await _calls.SendAsync(message);
        if (reply.Code == RefusalCode.NotSignedIn.Value && IsJoined)
        {
            OutOfTouch();
            _ = JoinAsync();
        }

        return reply;
    }

    private void Accepted()
    {
        if (Visitor is { } visitor)
        {
            Remember(visitor);
        }
    }

    private void Remember(VisitorId visitor) => (Browser.Remembered, Browser.ExpectsDialog) = (visitor, true);

    /// <summary>A guest's page, until its person uses the chat again.</summary>
    private void Forget()
    {
        (Browser.Remembered, Browser.ExpectsDialog) = (null, false);
        Become(visitor: null);
        (_joining, IsWanted) = (null, false);
    }

    private void Become(Identity identity)
    {
        if (identity.Visitor != Visitor)
        {
            Become(identity.Visitor);
        }

        if (identity.HasDialog)
        {
            Remember(identity.Visitor);
        }
    }

    private void Become(VisitorId? visitor)
    {
        if (Visitor is not null)
        {
            (Browser.Remembered, Browser.ExpectsDialog) = (null, false);
        }

        Visitor = visitor;
        View.Show(default, [], more: false);
        (HasView, State, DeskRead, IsJoined) = (false, null, 0, false);
        Own.Become(visitor);
    }
}
