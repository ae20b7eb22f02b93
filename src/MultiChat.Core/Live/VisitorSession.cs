using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Projects;
using MultiChat.Reading;
using MultiChat.Routing;
using MultiChat.Sources;
using MultiChat.Telemetry;
using NodaTime;

namespace MultiChat.Live;

/// <summary>
/// One page of a site: anonymous at first, a visitor's after joining. Its loop reads the log after its own place and pushes; a slow page
/// delays nobody and holds nothing but flags.
/// </summary>
internal sealed class VisitorSession
{
    private const int MaxPendingTyping = 20;

    private readonly Site _site;
    private readonly VisitorReading _reading;
    private readonly VisitorMarking _marking;
    private readonly Switchboard _switchboard;
    private readonly PresenceBook _presence;
    private readonly TypingRelay _typing;
    private readonly TypingPace _pace;
    private readonly PendingTyping _pending;
    private readonly ChatTelemetry _telemetry;
    private readonly IVisitorOutlet _outlet;
    private readonly ChatClock _clock;
    private readonly Alarm _again;
    private readonly Signal _signal = new();
    private readonly Lock _lock = new();
    // Who comes while the connection ends is not left behind as a page. Taken before _lock, and for coming and going alone.
    private readonly Lock _coming = new();
    private readonly Lock _telling = new();
    private VisitorActor? _visitor;
    private DialogId? _dialog;
    private VisitedPage _page = VisitedPage.Unknown;
    private Place? _place;
    private bool _present;
    private bool _ended;
    private ChatOffer _told;
    private bool _hasPushedOffer;
    private long _toldRead;
    private long _applied;
    private long _read;
    private Due _due;
    private long _toldEvent;

    public VisitorSession(
        Site site,
        VisitorReading reading,
        VisitorMarking marking,
        Switchboard switchboard,
        PresenceBook presence,
        TypingRelay typing,
        ChatClock clock,
        ChatTelemetry telemetry,
        IVisitorOutlet outlet)
    {
        (_site, _reading, _marking, _switchboard, _presence) = (site, reading, marking, switchboard, presence);
        (_clock, _telemetry, _outlet) = (clock, telemetry, outlet);
        (_typing, _pace, _pending) = (typing, new TypingPace(clock), new PendingTyping(clock, MaxPendingTyping));
        _again = new Alarm(clock, () => Mark(Due.Log, told: LastCommits.OnlyTheStoreKnows));
        // In this order: what changes in between is told.
        switchboard.Add(this, site.Project);
        _told = Offer();
    }

    public VisitorActor? Visitor => _visitor;

    /// <summary>The page from which the visitor writes, as it was last told.</summary>
    public VisitedPage Page => _page;

    /// <summary>
    /// What this page may offer, as it was last told; changes are pushed. An answer is never newer than the pushes, so that a page that hears both knows
    /// which to believe.
    /// </summary>
    /// <param name="page">Where the visitor is, or null where the page does not say.</param>
    public ChatOffer Hello(VisitedPage? page = null)
    {
        if (page is null)
        {
            return _told;
        }

        lock (_telling)
        {
            _page = page;
            if (!_hasPushedOffer)
            {
                return _told = Offer();
            }
        }

        LookAtAvailability();
        return _told;
    }

    /// <summary>The visitor has gone to another page, without leaving this one's document. What it may offer from now on is pushed.</summary>
    public void Visit(VisitedPage page)
    {
        lock (_telling)
        {
            _page = page;
        }

        LookAtAvailability();
    }

    /// <summary>The page is this visitor's from now on. Returns a catch-up after its place, or a snapshot.</summary>
    public async ValueTask<(VisitorSnapshot? Snapshot, VisitorCatchUp? CatchUp)> JoinAsync(
        VisitorActor visitor, Place? place, CancellationToken cancellation)
    {
        Arrive(visitor, (await _reading.FindDialogAsync(visitor, cancellation))?.Id);
        var catchUp = place is { } known ? await _reading.CatchUpAsync(visitor, known, cancellation) : null;
        var snapshot = catchUp is null ? await _reading.OpenAsync(visitor, cancellation) : null;
        lock (_lock)
        {
            _place = catchUp?.UpTo ?? snapshot!.Place;
            _applied = _read = 0;
            _toldRead = snapshot?.Read ?? -1;
        }

        Mark(Due.Log | Due.Marks, told: LastCommits.OnlyTheStoreKnows);
        return (snapshot is null ? null : snapshot with { Available = _told.Opening.Available }, catchUp);
    }

    /// <summary>The visitor's dialog has moved up to that event, and the last commits may say how.</summary>
    public void Follow(DialogId dialog, long eventSeq) => Mark(Due.Log, dialog, eventSeq);

    /// <summary>The visitor's dialog may have moved in a way that only the store knows.</summary>
    public void Look(DialogId dialog) => Mark(Due.Log, dialog, LastCommits.OnlyTheStoreKnows);

    public void LookAtMarks() => Mark(Due.Marks);

    public void LookAtAvailability() => Mark(Due.Availability);

    public void LookAtEverything() => Mark(Due.Availability | Due.Log | Due.Marks, told: LastCommits.OnlyTheStoreKnows);

    /// <summary>The page has applied its log up to there. What it has said before is not said on.</summary>
    public async ValueTask AppliedAsync(Place place, CancellationToken cancellation)
    {
        if (place.EventSeq > _applied)
        {
            // Only now, and only what counted: what the store did not take, or did not have yet, is said on when the page says it again.
            _applied = Math.Max(_applied, await _marking.AppliedAsync(_visitor!, place, cancellation));
        }
    }

    /// <summary>The page has shown messages up to there. What it has said before is not said on.</summary>
    public async ValueTask ReadAsync(long seq, CancellationToken cancellation)
    {
        if (seq > _read)
        {
            _read = Math.Max(_read, await _marking.ReadAsync(_visitor!, seq, cancellation));
        }
    }

    /// <summary>The visitor types, or has stopped (rule M9).</summary>
    public async ValueTask TypeAsync(bool typing, CancellationToken cancellation)
    {
        if (_dialog is { } dialog && _pace.Allows(dialog, typing))
        {
            await _typing.SayAsync(_visitor!, typing, cancellation);
        }
    }

    /// <summary>An operator types in a dialog of the visitor, or has stopped.</summary>
    public void Hear(TypingSign sign)
    {
        if (sign.Dialog == _dialog)
        {
            _pending.Put(sign);
            _signal.Raise();
        }
    }

    /// <summary>The page says that it is closing.</summary>
    public void Goodbye() => Depart(goodbye: true);

    /// <summary>The page is nobody's any more: its connection ends.</summary>
    public void Evict() => _outlet.End();

    /// <summary>The connection is gone.</summary>
    public void End()
    {
        lock (_coming)
        {
            _ended = true;
            _switchboard.Remove(this, _site.Project, _visitor);
            Depart(goodbye: false);
        }

        _signal.End();
        _again.End();
        _telemetry.Disconnected(Side.Visitor);
    }

    /// <summary>Pushes until the connection is gone. An exception means that the transport failed.</summary>
    public async Task RunAsync()
    {
        while (await _signal.WaitAsync())
        {
            var (due, told) = TakeDue();
            if (due.HasFlag(Due.Availability))
            {
                await PushAvailabilityAsync();
            }

            if (_visitor is not { } visitor)
            {
                continue;
            }

            foreach (var sign in _pending.Take())
            {
                if (_reading.See(sign) is { } typing)
                {
                    await _outlet.PushTypingAsync(typing);
                }
            }

            if (due.HasFlag(Due.Log))
            {
                await PushLogAsync(visitor, told);
            }

            if (due.HasFlag(Due.Marks))
            {
                await PushMarksAsync(visitor);
            }
        }
    }

    private void Mark(Due what, DialogId? dialog = null, long told = 0)
    {
        lock (_lock)
        {
            _dialog = dialog ?? _dialog;
            _due |= what;
            _toldEvent = Math.Max(_toldEvent, told);
        }

        _signal.Raise();
    }

    private (Due Due, long Told) TakeDue()
    {
        lock (_lock)
        {
            var due = (_due, _toldEvent);
            (_due, _toldEvent) = (Due.Nothing, 0);
            return due;
        }
    }

    private async ValueTask PushAvailabilityAsync()
    {
        ChatOffer offer;
        lock (_telling)
        {
            offer = Offer();
            if (offer.Equals(_told))
            {
                return;
            }

            (_told, _hasPushedOffer) = (offer, true);
        }

        await _outlet.PushAvailabilityAsync(offer);
    }

    private ChatOffer Offer() => _reading.OfferAt(_site, _page);

    private async ValueTask PushLogAsync(VisitorActor visitor, long told)
    {
        for (var more = true; more;)
        {
            Place place;
            lock (_lock)
            {
                if (_place is not { } known)
                {
                    return;
                }

                place = known;
            }

            var news = await _reading.FollowAsync(visitor, place, told, CancellationToken.None);
            if (news is null)
            {
                Forget(place);
                _telemetry.Resync(Side.Visitor);
                await _outlet.PushResyncAsync();
                return;
            }

            if (news.HeldUntil is { } until)
            {
                LookAgainAt(until);
            }

            if (news.UpTo == place)
            {
                return;
            }

            await _outlet.PushLogAsync(news);
            Move(place, news.UpTo);
            more = news.More;
        }
    }

    // The clock may be set meanwhile, which no timer hears of: never later than it would be by a clock that is right.
    private void LookAgainAt(Instant due) => _again.SetFor(Instant.Min(due, _clock.Now + ClosingUndo.Window));

    private async ValueTask PushMarksAsync(VisitorActor visitor)
    {
        var read = await _reading.DeskReadAsync(visitor, CancellationToken.None);
        if (read != _toldRead)
        {
            _toldRead = read;
            await _outlet.PushReadAsync(read);
        }
    }

    private void Move(Place from, Place to)
    {
        lock (_lock)
        {
            // A Join in between has set a place of its own, which stays.
            _place = _place == from ? to : _place;
        }
    }

    private void Forget(Place place)
    {
        lock (_lock)
        {
            _place = _place == place ? null : _place;
        }
    }

    private void Arrive(VisitorActor visitor, DialogId? dialog)
    {
        if (_visitor is { } other && other != visitor)
        {
            throw new Refusal(RefusalCode.NotSignedIn, "This connection belongs to another visitor.");
        }

        lock (_coming)
        {
            if (_present || _ended)
            {
                return;
            }

            lock (_lock)
            {
                (_present, _visitor) = (true, visitor);
                _dialog ??= dialog;
            }

            _switchboard.Add(this, visitor);
            _presence.Arrive(visitor.Project, visitor.Visitor, _dialog);
        }
    }

    private void Depart(bool goodbye)
    {
        lock (_coming)
        {
            if (_present)
            {
                _present = false;
                _presence.Depart(_visitor!.Project, _visitor.Visitor, _dialog, goodbye);
            }
        }
    }

    [Flags]
    private enum Due
    {
        Nothing = 0,
        Availability = 1,
        Log = 2,
        Marks = 4,
    }
}
