using MultiChat.Availability;
using MultiChat.Dialogs;
using MultiChat.Hosting.Desk;
using MultiChat.Hosting.Wire;
using MultiChat.Lists;
using MultiChat.Live;
using MultiChat.Messages;
using MultiChat.Reading;
using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Network;
using MultiChat.Simulation.Runtime;
using MultiChat.Simulation.Traces;
using MultiChat.Team;

namespace MultiChat.Simulation.Pages;

/// <summary>One page of an operator, as <c>Ui/console/app/connection.ts</c> has it: the connection and the lists.</summary>
internal sealed class OperatorPage : IMarkingPage
{
    private readonly World _world;
    private readonly Patience _patience;
    private HashSet<string> _heard = [];

    public OperatorPage(World world, DeskActor actor, string name, Keep keep)
    {
        (_world, Actor, Name) = (world, actor, name);
        Context = new SimulatedContext(world.Thread, world.Clock) { Name = name };
        _patience = new Patience(world, Context, isTraced: false);
        Calls = new DeskCalls(this);
        Time = new ServerTime(world);
        Book = new RowBook(world.Habits);
        Threads = new DeskThreads(world, this);
        world.Oracles.Marks.Register(this);
        Answers = new OperatorAnswers(world, this, keep);
        Hub = new PageHub<DeskEdge>(
            world, Context, name, (host, link) => new DeskEdge(world, host, link, actor, this), () => _ = StartAsync(), Lost);
        Context.Turns = ThreadsTrace.Begin(world, this, keep);
        Context.Run(Hub.Connect);
    }

    public DeskActor Actor { get; }

    public string Name { get; }

    public SimulatedContext Context { get; }

    public PageHub<DeskEdge> Hub { get; }

    public DeskCalls Calls { get; }

    public ServerTime Time { get; }

    public RowBook Book { get; }

    public DeskThreads Threads { get; }

    public OperatorAnswers Answers { get; }

    public SectionCounts Sections { get; private set; }

    public IReadOnlyList<OperatorStatus> Statuses { get; private set; } = [];

    /// <summary>Start and the lists are answered on this connection.</summary>
    public bool IsLive { get; private set; }

    public void Close()
    {
        Hub.Stop();
        _world.Oracles.Marks.Closed(Context);
        Context.Die();
    }

    public bool? IsMarked(MessageId id) => Threads.FindShowing(id)?.Overdue.Contains(id);

    /// <summary>Rows that were pushed, or came with an answer.</summary>
    public void TakeRows(IReadOnlyList<DeskRow> rows)
    {
        Context.Turns?.Told("rows", rows.Select(WireRow.Of).ToList());
        Book.Take(rows);
    }

    public void LogPushed(DialogId dialog, DeskCatchUp news)
    {
        Context.Turns?.Told("log", WireDeskCatchUp.Of(news));
        Threads.Log(dialog, news);
        Book.Take([news.Row]);
    }

    public void SectionsPushed(SectionCounts sections)
    {
        _heard.Add(nameof(Sections));
        Sections = sections;
    }

    public void TeamPushed(IReadOnlyList<OperatorStatus> statuses)
    {
        _heard.Add(nameof(Statuses));
        Statuses = statuses;
    }

    public void ResyncPushed(DialogId? dialog)
    {
        Context.Turns?.Told("resync", dialog?.ToString());
        if (_world.Habits.SwallowsResync)
        {
            return;
        }

        if (dialog is { } one)
        {
            Threads.Resync(one);
        }
        else
        {
            _ = StartAsync();
        }
    }

    private async Task StartAsync()
    {
        Context.Turns?.Told("starting");
        var heard = _heard = [];
        Book.Doubt();
        var reply = await Hub.CallAsync("Start", edge => edge.StartAsync());
        if (heard != _heard)
        {
            return;
        }

        if (reply.Ok is not { } desk)
        {
            // The next connection starts by itself.
            AgainUnlessLost(reply, () => _ = StartAsync());
            return;
        }

        Context.Turns?.Told("started", WireTime.Text(desk.ServerNow));
        Time.Learn(desk.ServerNow);
        _patience.Forget();
        Statuses = heard.Contains(nameof(Statuses)) ? Statuses : desk.Statuses;
        Sections = heard.Contains(nameof(Sections)) ? Sections : desk.Sections;
        Threads.Reopen();
        Answers.Ready(isReady: true);
        Answers.Adopt();
        await RefreshAsync(heard);
    }

    /// <summary>Lists may have moved while nobody listened.</summary>
    private async Task RefreshAsync(HashSet<string> heard)
    {
        foreach (var section in Enum.GetValues<Section>())
        {
            if (!await RefreshAsync(section, heard))
            {
                return;
            }
        }

        IsLive = heard == _heard;
    }

    private async Task<bool> RefreshAsync(Section section, HashSet<string> heard)
    {
        var rows = new List<DeskRow>();
        ListCursor? cursor = null;
        do
        {
            var from = cursor;
            var reply = await Hub.CallAsync("List", edge => edge.ListAsync(section, from));
            if (heard != _heard)
            {
                return false;
            }

            if (reply.Ok is not { } page)
            {
                AgainUnlessLost(reply, () => _ = RefreshAsync(heard));
                return false;
            }

            rows.AddRange(page.Rows);
            cursor = page.Next;
        }
        while (cursor is not null);
        Context.Turns?.Told("section", new { Section = $"{section}".ToLowerInvariant(), Rows = rows.Select(WireRow.Of).ToList() });
        Book.TakeSection(section, rows);
        return true;
    }

    private void AgainUnlessLost<T>(Reply<T> reply, Action call)
    {
        if (!reply.IsLost)
        {
            _patience.Again(call);
        }
    }

    private void Lost()
    {
        Context.Turns?.Told("lost");
        IsLive = false;
        _heard = [];
        _patience.Forget();
        Answers.Ready(isReady: false);
    }
}
