using System.Diagnostics.CodeAnalysis;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Lists;
using MultiChat.Reading;
using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Telemetry;

namespace MultiChat.Live;

/// <summary>
/// One page of an operator: the rows of all dialogs, the sections' numbers, and up to <see cref="MaxWatched"/> dialogs in full. Its loop
/// reads what it was told to look at and pushes; a slow page delays nobody, and one that fell too far behind starts again (Resync).
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A SemaphoreSlim whose wait handle nobody asks for holds nothing.")]
internal sealed class DeskSession(
    DeskActor actor,
    DeskRight right,
    TeamDirectory teams,
    DeskReading reading,
    IDeskIndex index,
    MarkBook marks,
    PresenceBook presence,
    IClientStore clients,
    Switchboard switchboard,
    ChatTelemetry telemetry,
    DeskTyping typing,
    IDeskOutlet outlet)
{
    public const int MaxWatched = 20;

    private readonly Signal _signal = new();
    // The loop and a new Start take turns over what has been counted and told.
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _lock = new();
    private readonly List<Watch> _watched = [];
    private readonly DueRows _rows = new();
    private readonly UnreadDialogs _unread = new();
    private SectionCounts? _told;
    private Member? _me;
    private DeskParts _due;

    public DeskActor Actor => actor;

    public DeskTyping Typing => typing;

    /// <summary>Begins or begins anew: everything the page needs before it opens a dialog.</summary>
    public async ValueTask<DeskOverview> StartAsync(CancellationToken cancellation)
    {
        var me = await right.ConfirmAsync(cancellation);
        lock (_lock)
        {
            _rows.Begin();
            _watched.Clear();
        }

        switchboard.Add(this, actor.Project);
        await _turn.WaitAsync(cancellation);
        try
        {
            await CountUnreadAsync(me, cancellation);
            var sections = _unread.Counts;
            // An older number that was pushed may reach the page after it asked, and passes for the newer one there: then this is pushed too.
            _told ??= sections;
            return await reading.OverviewAsync(me, cancellation) with { Sections = sections };
        }
        finally
        {
            _turn.Release();
            _signal.Raise();
        }
    }

    /// <summary>Shows a dialog and watches it from now on.</summary>
    public ValueTask<DeskThread> OpenAsync(DialogId dialog, CancellationToken cancellation) => OpenAsync(dialog, ThreadBeginning.Last, cancellation);

    /// <summary>Shows a dialog from where the operator goes on, and watches its end from now on.</summary>
    public async ValueTask<DeskThread> OpenAsync(DialogId dialog, ThreadBeginning beginning, CancellationToken cancellation)
    {
        var thread = await reading.OpenAsync(await right.ConfirmAsync(cancellation), dialog, beginning, cancellation);
        // What stands between the page's view and the dialog's end is the page's to ask for: it is not pushed.
        var end = thread.Row.Row.Dialog.Place;
        lock (_lock)
        {
            // Of two answers to one page nobody knows which it keeps: what comes after the older is pushed.
            var place = _watched.Find(watch => watch.Dialog == dialog)?.Place is { } earlier && earlier.EventSeq < end.EventSeq ? earlier : end;
            _watched.RemoveAll(watch => watch.Dialog == dialog);
            if (_watched.Count == MaxWatched)
            {
                _watched.RemoveAt(0);
            }

            _watched.Add(new Watch
            {
                Dialog = dialog,
                Visitor = thread.Row.Row.Dialog.Visitor,
                Client = thread.Row.Row.Client.Id,
                Place = place,
            });
        }

        _signal.Raise();
        return thread;
    }

    public void Leave(DialogId dialog)
    {
        lock (_lock)
        {
            _watched.RemoveAll(watch => watch.Dialog == dialog);
        }
    }

    /// <summary>The dialog has moved up to that event, and the last commits may say how.</summary>
    public void Follow(DialogId dialog, long eventSeq) =>
        Mark(dialog, watch => (watch.Log, watch.Told) = (true, Math.Max(watch.Told, eventSeq)), rows => rows.Follow(dialog, eventSeq));

    /// <summary>The dialog may have moved in a way that only the store knows.</summary>
    public void Look(DialogId dialog) =>
        Mark(dialog, watch => (watch.Log, watch.Told) = (true, LastCommits.OnlyTheStoreKnows), rows => rows.Read(dialog));

    public void LookAtMarks(DialogId dialog) => Mark(dialog, watch => watch.Marks = true, _ => { });

    public void LookIfReadBy(MemberId member, DialogId dialog)
    {
        if (member == actor.Member)
        {
            LookAtRow(dialog);
        }
    }

    public void LookAtRow(DialogId dialog) => Mark(dialog, _ => { }, rows => rows.Read(dialog));

    public void LookAtPresence(VisitorId visitor) => MarkAll(watch => watch.Visitor == visitor, watch => watch.Presence = true);

    public void LookAtClient(ClientId client) => MarkAll(watch => watch.Client == client, watch => watch.Card = true);

    public void Hear(TypingSign sign)
    {
        typing.Hear(sign);
        _signal.Raise();
    }

    public void LookAtTeam() => LookAt(DeskParts.Team);

    public void LookAtTemplates() => LookAt(DeskParts.Templates);

    /// <summary>What the page shows may be old in every part: it starts again.</summary>
    public void LookAtEverything()
    {
        lock (_lock)
        {
            _rows.Overflow();
            _due = DeskParts.Team | DeskParts.Templates;
        }

        _signal.Raise();
    }

    public void End()
    {
        switchboard.Remove(this, actor.Project);
        _signal.End();
        telemetry.Disconnected(Side.Desk);
    }

    /// <summary>Pushes until the connection is gone. An exception means that the transport failed.</summary>
    public async Task RunAsync()
    {
        try
        {
            await PushAllAsync();
        }
        catch (DeskRightGoneException gone)
        {
            await outlet.EndAsync(gone.Code);
        }
    }

    private async Task PushAllAsync()
    {
        while (await _signal.WaitAsync())
        {
            var me = await right.AwaitAsync();
            await typing.PushAsync();
            await PushWatchedAsync(me);
            await _turn.WaitAsync();
            try
            {
                await PushRowsAsync(me);
                await PushPartsAsync(me);
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    private async ValueTask PushWatchedAsync(Member me)
    {
        while (NextDue() is var (watch, due))
        {
            if (due.Log)
            {
                await PushLogAsync(watch, due.Told, me);
            }

            if (due.Marks)
            {
                await outlet.PushMarksAsync(watch.Dialog, await marks.FindAsync(actor.Project, watch.Dialog, CancellationToken.None));
            }

            if (due.Presence)
            {
                await outlet.PushPresenceAsync(watch.Dialog, presence.Of(actor.Project, watch.Visitor));
            }

            if (due.Card && await clients.FindAsync(actor.Project, watch.Client, CancellationToken.None) is { } client)
            {
                await outlet.PushClientAsync(client);
            }
        }
    }

    private async ValueTask PushLogAsync(Watch watch, long told, Member me)
    {
        for (var more = true; more && watch.Place is { } place;)
        {
            var news = await reading.FollowAsync(me, watch.Dialog, place, told, _rows.Shown, CancellationToken.None);
            if (news is null)
            {
                watch.Place = null;
                telemetry.Resync(Side.Desk);
                await outlet.PushResyncAsync(watch.Dialog);
                return;
            }

            if (news.Slice.UpTo == place)
            {
                return;
            }

            await outlet.PushLogAsync(watch.Dialog, news);
            watch.Place = news.Slice.UpTo;
            // What comes after this reading raises the signal again.
            more = news.Slice.More;
        }
    }

    private async ValueTask PushRowsAsync(Member me)
    {
        IReadOnlyList<(DialogId, long)>? dialogs;
        ShownRows shown;
        lock (_lock)
        {
            (dialogs, shown) = (_rows.Take(), _rows.Shown);
        }

        if (dialogs is null)
        {
            telemetry.Resync(Side.Desk);
            await outlet.PushResyncAsync(dialog: null);
            return;
        }

        foreach (var page in dialogs.Chunk(PageLimit.Max))
        {
            var rows = new List<DeskRow>();
            foreach (var (dialog, told) in page)
            {
                if (await reading.FollowRowAsync(me, dialog, told, shown, CancellationToken.None) is { } row)
                {
                    rows.Add(row);
                }
            }

            _unread.Move(rows);
            await outlet.PushRowsAsync(rows);
        }

        await PushSectionsAsync();
    }

    private async ValueTask PushPartsAsync(Member me)
    {
        DeskParts due;
        lock (_lock)
        {
            (due, _due) = (_due, DeskParts.None);
        }

        if (due.HasFlag(DeskParts.Team))
        {
            await PushTeamAsync(me);
        }

        if (due.HasFlag(DeskParts.Templates))
        {
            await outlet.PushTemplatesAsync();
        }
    }

    private async ValueTask PushTeamAsync(Member me)
    {
        var team = teams.Get(actor.Project);
        var statuses = reading.StatusesOf(team);
        await outlet.PushTeamAsync(team, statuses, statuses.First(status => status.Member == actor.Member));
        if (me == _me)
        {
            return;
        }

        var movesRows = _me is { } before && !before.Groups.ToHashSet().SetEquals(me.Groups);
        await CountUnreadAsync(me, CancellationToken.None);
        await PushSectionsAsync();
        if (movesRows)
        {
            // With the groups the section of any dialog may be another, of those the page shows and of those it does not.
            telemetry.Resync(Side.Desk);
            await outlet.PushResyncAsync(dialog: null);
        }
    }

    private async ValueTask PushSectionsAsync()
    {
        var counts = _unread.Counts;
        // Before a Start has counted, what is here is not all.
        if (_me is not null && counts != _told)
        {
            _told = counts;
            await outlet.PushSectionsAsync(counts);
        }
    }

    private async ValueTask CountUnreadAsync(Member me, CancellationToken cancellation)
    {
        _unread.CountAnew(await index.ListUnreadAsync(me, cancellation), me);
        _me = me;
    }

    private (Watch Watch, (bool Log, long Told, bool Marks, bool Presence, bool Card) Due)? NextDue()
    {
        lock (_lock)
        {
            if (_watched.Find(watch => watch.Log || watch.Marks || watch.Presence || watch.Card) is not { } watch)
            {
                return null;
            }

            var due = (watch.Log, Math.Max(watch.Told, _rows.ToldOf(watch.Dialog)), watch.Marks, watch.Presence, watch.Card);
            (watch.Log, watch.Told, watch.Marks, watch.Presence, watch.Card) = (false, 0, false, false, false);
            return (watch, due);
        }
    }

    private void Mark(DialogId dialog, Action<Watch> mark, Action<DueRows> due)
    {
        lock (_lock)
        {
            if (_watched.Find(watch => watch.Dialog == dialog) is { } watch)
            {
                mark(watch);
            }

            due(_rows);
        }

        _signal.Raise();
    }

    private void LookAt(DeskParts parts)
    {
        lock (_lock)
        {
            _due |= parts;
        }

        _signal.Raise();
    }

    private void MarkAll(Func<Watch, bool> which, Action<Watch> mark)
    {
        lock (_lock)
        {
            foreach (var watch in _watched.Where(which))
            {
                mark(watch);
            }
        }

        _signal.Raise();
    }
}
