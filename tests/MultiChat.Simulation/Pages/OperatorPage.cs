using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Live;
using MultiChat.Messages;
using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Network;
using MultiChat.Simulation.Runtime;
using MultiChat.Team;

namespace MultiChat.Simulation.Pages;

/// <summary>One page of an operator, as <c>Ui/console/live.ts</c> and <c>threads.ts</c> have it: the connection, the rows, the threads.</summary>
internal sealed class OperatorPage : IMarkingPage
{
    // Fewer than the host lets one connection watch.
    private const int MostThreads = 16;

    private readonly World _world;
    private readonly List<DeskThreadView> _threads = [];
    private readonly Dictionary<ClientId, Client> _heardClients = [];
    private bool _heardSections;

    public OperatorPage(World world, DeskActor actor, string name, Keep keep)
    {
        (_world, Actor, Name) = (world, actor, name);
        Context = new SimulatedContext(world.Thread, world.Clock);
        Book = new RowBook(world.Habits);
        world.Oracles.Marks.Register(this);
        Answers = new OperatorAnswers(world, this, keep);
        Hub = new PageHub<DeskEdge>(
            world, Context, name, (host, link) => new DeskEdge(world, host, link, actor, this), () => _ = StartAsync(), Lost);
        Context.Run(Hub.Connect);
    }

    public DeskActor Actor { get; }

    public string Name { get; }

    public SimulatedContext Context { get; }

    public PageHub<DeskEdge> Hub { get; }

    public RowBook Book { get; }

    public OperatorAnswers Answers { get; }

    public SectionCounts Sections { get; private set; }

    public IReadOnlyList<OperatorStatus> Statuses { get; private set; } = [];

    /// <summary>Start and the lists are answered on this connection.</summary>
    public bool IsLive { get; private set; }

    public IReadOnlyList<DeskThreadView> Threads => _threads;

    public DeskThreadView? FindThread(DialogId dialog) => _threads.Find(thread => thread.Dialog == dialog);

    public void Show(DialogId dialog) => Context.Run(() =>
    {
        var thread = ThreadOf(dialog);
        thread.WasShown = true;
        if (thread.IsStale)
        {
            _ = OpenAsync(thread);
        }
    });

    public void Leave(DialogId dialog) => Context.Run(() =>
    {
        if (FindThread(dialog) is { } thread && !Answers.HasPending(dialog))
        {
            Drop(thread);
        }
    });

    /// <summary>The operator looks at a thread, to its end.</summary>
    public void Look(DialogId dialog) => Context.Run(() =>
    {
        if (FindThread(dialog) is not { HasView: true, IsStale: false } thread)
        {
            return;
        }

        var seq = thread.View.Items.Select(item => item.Seq).DefaultIfEmpty().Max();
        if (seq > thread.ReadSent)
        {
            thread.ReadSent = seq;
            _world.Oracles.Marks.DeskLooked(dialog, seq);
            _ = ReadAsync(thread, seq);
        }
    });

    public void Close()
    {
        Hub.Stop();
        _world.Oracles.Marks.Closed(Context);
        Context.Die();
    }

    public bool? IsMarked(MessageId id) =>
        _threads.Find(thread => Answers.IsPending(thread.Dialog, id) || HasMessage(thread, id)) is { } shown ? shown.Overdue.Contains(id) : null;

    public void LogPushed(DialogId dialog, DeskCatchUp news)
    {
        if (FindThread(dialog) is not { } thread)
        {
            return;
        }

        if (!thread.HasView || thread.IsStale)
        {
            thread.HeardUpTo = Math.Max(thread.HeardUpTo, news.Slice.UpTo.EventSeq);
            return;
        }

        switch (thread.View.Apply(news.Slice.After, news.Slice.UpTo, Showing.Of(news.Slice.Items)))
        {
            case Applying.Hole:
                thread.HeardUpTo = Math.Max(thread.HeardUpTo, news.Slice.UpTo.EventSeq);
                _ = CatchUpAsync(thread);
                break;
            case Applying.Applied:
                Book.Take([news.Row]);
                Moved(thread, isSure: true);
                break;
        }
    }

    public void MarksPushed(DialogId dialog, DialogMarks marks)
    {
        if (FindThread(dialog) is { } thread)
        {
            thread.Marks = thread.Marks.Merge(marks);
            _world.Oracles.Marks.Delivered(this, dialog, thread.Marks.VisitorDelivered);
            Render(thread);
        }
    }

    public void PresencePushed(DialogId dialog, VisitorPresence presence)
    {
        if (FindThread(dialog) is { } thread)
        {
            thread.Presence = presence;
            thread.HeardPresence |= thread.IsOpening;
        }
    }

    public void RowsPushed(IReadOnlyList<DeskRow> rows) => Book.Take(rows);

    public void SectionsPushed(SectionCounts sections) => (Sections, _heardSections) = (sections, true);

    public void TeamPushed(ProjectTeam team, IReadOnlyList<OperatorStatus> statuses) => Statuses = statuses;

    public void ClientPushed(Client client)
    {
        _heardClients[client.Id] = client;
        foreach (var thread in _threads.Where(thread => thread.Client is { } shown && shown.Id == client.Id && shown.Version <= client.Version))
        {
            thread.Client = client;
        }
    }

    public void ResyncPushed(DialogId? dialog)
    {
        if (_world.Habits.SwallowsResync)
        {
            return;
        }

        if (dialog is not { } one)
        {
            _ = StartAsync();
        }
        else if (FindThread(one) is { } thread)
        {
            Resync(thread);
        }
    }

    public DeskThreadView ThreadOf(DialogId dialog)
    {
        var found = FindThread(dialog);
        var thread = found ?? new DeskThreadView(dialog, _world.Habits);
        // The most recent last, so that the first ones are those to leave.
        _threads.Remove(thread);
        _threads.Add(thread);
        if (found is null)
        {
            Answers.BoxFor(dialog);
            Render(thread);
        }

        foreach (var old in _threads.Where(old => old != thread && !Answers.HasPending(old.Dialog)).Take(_threads.Count - MostThreads).ToList())
        {
            Drop(old);
        }

        return thread;
    }

    /// <summary>What stands beside own messages now, and when it will change by time alone.</summary>
    public void Render(DeskThreadView thread)
    {
        thread.Beat?.Dispose();
        thread.Beat = null;
        var overdue = Answers.Overdue(thread.Dialog).ToHashSet();
        var now = _world.SteadyOf(_world.Habits);
        var next = TimeSpan.MaxValue;
        foreach (var (id, sentAt) in thread.SentAt)
        {
            if (EventSeqOf(thread, id) is not { } eventSeq
                || (eventSeq <= thread.Marks.VisitorDelivered && !_world.Habits.KeepsMarkAfterAcknowledgement))
            {
                continue;
            }

            var left = _world.Habits.Deadline - (now - sentAt);
            if (left <= TimeSpan.Zero)
            {
                overdue.Add(id);
            }
            else
            {
                next = left < next ? left : next;
            }
        }

        thread.Overdue = overdue;
        if (next != TimeSpan.MaxValue && !_world.Habits.ForgetsToWakeForMarks)
        {
            thread.Beat = Context.After(next, () => Render(thread));
        }
    }

    private static bool HasMessage(DeskThreadView thread, MessageId id) =>
        thread.View.Items.Any(item => item.Id == id) || thread.Echoes.Exists(echo => echo.Id == id);

    private static long? EventSeqOf(DeskThreadView thread, MessageId id) =>
        thread.View.Items.FirstOrDefault(item => item.Id == id && item.Kind == "message")?.EventSeq
        ?? thread.Echoes.Find(echo => echo.Id == id)?.EventSeq;

    private async Task StartAsync()
    {
        Book.Doubt();
        _heardSections = false;
        _heardClients.Clear();
        if (await Hub.CallAsync("Start", edge => edge.StartAsync()) is not { Ok: { } desk })
        {
            return;
        }

        Statuses = desk.Statuses;
        Sections = _heardSections ? Sections : desk.Sections;
        foreach (var thread in _threads.ToList())
        {
            thread.IsStale = true;
            thread.HeardUpTo = 0;
            if (thread.WasShown)
            {
                _ = OpenAsync(thread);
            }
        }

        Answers.Ready(isReady: true);
        Answers.Adopt();
        foreach (var section in Enum.GetValues<Section>())
        {
            if (!await RefreshAsync(section))
            {
                return;
            }
        }

        IsLive = true;
    }

    private async Task<bool> RefreshAsync(Section section)
    {
        var rows = new List<DeskRow>();
        ListCursor? cursor = null;
        do
        {
            var from = cursor;
            if (await Hub.CallAsync("List", edge => edge.ListAsync(section, from)) is not { Ok: { } page })
            {
                return false;
            }

            rows.AddRange(page.Rows);
            cursor = page.Next;
        }
        while (cursor is not null);
        Book.TakeSection(section, rows);
        return true;
    }

    private void Lost()
    {
        IsLive = false;
        Answers.Ready(isReady: false);
    }

    private void Drop(DeskThreadView thread)
    {
        _threads.Remove(thread);
        thread.Beat?.Dispose();
        foreach (var id in thread.SentAt.Keys)
        {
            // When this page sent it is forgotten with the thread; from now on it counts from the acceptance.
            _world.Oracles.Marks.Dropped(Context, id);
        }

        if (!thread.IsStale)
        {
            _ = Hub.CallAsync("Leave", edge => edge.LeaveAsync(thread.Dialog));
        }
    }

    private void Resync(DeskThreadView thread)
    {
        if (_world.Habits.SwallowsResync)
        {
            return;
        }

        thread.HasView = false;
        thread.IsStale = true;
        thread.HeardUpTo = 0;
        Book.Doubt(thread.Dialog);
        _ = OpenAsync(thread);
    }

    private async Task OpenAsync(DeskThreadView thread)
    {
        if (thread.IsOpening)
        {
            return;
        }

        thread.IsOpening = true;
        thread.HeardPresence = false;
        thread.Marks = thread.HasView ? thread.Marks : DialogMarks.None;
        var reply = await Hub.CallAsync("Open", edge => edge.OpenAsync(thread.Dialog));
        thread.IsOpening = false;
        if (reply.Ok is { } snapshot)
        {
            Opened(thread, snapshot);
        }
        else if (reply.Code == RefusalCode.NotFound.Value)
        {
            Drop(thread);
        }
    }

    private void Opened(DeskThreadView thread, DeskThread snapshot)
    {
        var place = thread.View.Place;
        // A place beyond the host's, or with another tag, is of another history: the store was restored from a backup.
        var isHeld = thread.HasView && (place.EventSeq < snapshot.Place.EventSeq || place == snapshot.Place);
        thread.IsStale = false;
        Book.Take([snapshot.Row]);
        // A card that was pushed before this answer is the newer word.
        var client = snapshot.Row.Row.Client;
        thread.Client = _heardClients.TryGetValue(client.Id, out var heard) && heard.Version > client.Version ? heard : client;
        thread.Presence = thread.HeardPresence ? thread.Presence : snapshot.Row.Presence;
        thread.Marks = (thread.HasView && !isHeld ? DialogMarks.None : thread.Marks).Merge(snapshot.Marks);
        _world.Oracles.Marks.Delivered(this, thread.Dialog, thread.Marks.VisitorDelivered);
        if (!isHeld)
        {
            thread.View.Show(snapshot.Place, Showing.Of(snapshot.Items), snapshot.More);
            thread.HasView = true;
            thread.ReadSent = 0;
        }

        foreach (var item in snapshot.Items)
        {
            if (item.Message is { } message)
            {
                Answers.Settle(thread.Dialog, message.Id);
            }
        }

        Moved(thread, isSure: !isHeld);
        if (thread.View.Place.EventSeq < Math.Max(snapshot.Place.EventSeq, thread.HeardUpTo))
        {
            _ = CatchUpAsync(thread);
        }
    }

    /// <param name="isSure">False for a view of an earlier connection, whose history the host has not confirmed yet.</param>
    private void Moved(DeskThreadView thread, bool isSure)
    {
        if (isSure)
        {
            _world.Oracles.Views.Check(this, thread);
        }

        foreach (var item in thread.View.Items)
        {
            if (item.Id is { } id && item.Kind == "message")
            {
                Answers.Settle(thread.Dialog, id);
            }
        }

        thread.Echoes.RemoveAll(echo => thread.View.Items.Any(item => item.Id == echo.Id));
        Render(thread);
    }

    /// <summary>Asks for what may be missing, as a page does after any doubt.</summary>
    public void Doubt(DialogId dialog)
    {
        if (FindThread(dialog) is { } thread)
        {
            _ = CatchUpAsync(thread);
        }
    }

    private async Task CatchUpAsync(DeskThreadView thread)
    {
        if (thread.IsCatchingUp)
        {
            return;
        }

        thread.IsCatchingUp = true;
        for (var more = true; more && thread.HasView && !thread.IsStale;)
        {
            var place = thread.View.Place;
            var reply = await Hub.CallAsync("Log", edge => edge.LogAsync(thread.Dialog, place));
            if (reply is { IsOk: true, Ok: null })
            {
                Resync(thread);
            }
            else if (reply.Ok is { } part)
            {
                LogPushed(thread.Dialog, part);
            }

            more = reply.Ok is not null && (reply.Ok.Slice.More || (thread.View.Place.EventSeq < thread.HeardUpTo && !_world.Habits.ForgetsPushesWhileAsking));
        }

        thread.IsCatchingUp = false;
    }

    private async Task ReadAsync(DeskThreadView thread, long seq)
    {
        if (await Hub.CallAsync("Read", edge => edge.ReadAsync(thread.Dialog, seq)) is { IsOk: false })
        {
            thread.ReadSent = Math.Min(thread.ReadSent, seq - 1);
        }
    }
}
