using MultiChat.Messages;
using MultiChat.Simulation.Faults;
using MultiChat.Simulation.Hosts;
using MultiChat.Simulation.Mistakes;
using MultiChat.Simulation.Neighbours;
using MultiChat.Simulation.Network;
using MultiChat.Simulation.Oracles;
using MultiChat.Simulation.Pages;
using MultiChat.Simulation.Runtime;
using MultiChat.Simulation.Stores;
using MultiChat.Simulation.Traces;
using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Testing.Faults;

namespace MultiChat.Simulation;

/// <summary>Everything of one run: one clock, one thread, one store, hosts that come and go, browsers, and those who judge.</summary>
internal sealed class World
{
    private readonly IdMint _ids;
    private readonly Chance _hostChance;
    private int _hosts;

    public World(WorldPlan plan, TextWriter? trace = null, TextWriter? pages = null)
    {
        Plan = plan;
        Trace = new Trace(trace, Clock);
        Traces = pages is null ? null : new TraceBook(pages, this);
        Thread = new SimulatedThread(failure => Verdict.Break("exception", failure.ToString()));
        Context = new SimulatedContext(Thread, Clock);
        Acts = new Chance(plan.Seed, 1);
        Pages = new Chance(plan.Seed, 2);
        CoreChance = new Chance(plan.Seed, 3);
        Weather = new Weather(new Chance(plan.Seed, 4));
        Oracles = new AllOracles(this);
        Truth = new Truth(NameOf);
        Storage = new RecordedStorage(this);
        Faults = new FaultMaker(this, new Chance(plan.Seed, 5));
        StoreFaults = new StoreFaults(this, new Chance(plan.Seed, 6));
        NewsFaults = new NewsFaults(this, new Chance(plan.Seed, 7));
        _hostChance = new Chance(plan.Seed, 8);
        News = new NewsBoard(this);
        _ids = new IdMint(new ChatClock(Clock), Pages.Source);
    }

    public WorldPlan Plan { get; }

    public SimulatedClock Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    public SimulatedThread Thread { get; }

    /// <summary>What belongs to no host and no page: the network, the store's machine, browsers.</summary>
    public SimulatedContext Context { get; }

    public Trace Trace { get; }

    /// <summary>What the pages' models were told and did, or null where nobody asks for it.</summary>
    public TraceBook? Traces { get; }

    public Verdict Verdict { get; } = new();

    /// <summary>What persons do, and when time goes on.</summary>
    public Chance Acts { get; }

    /// <summary>What pages leave to chance.</summary>
    public Chance Pages { get; }

    public Chance CoreChance { get; }

    public Weather Weather { get; }

    public AllOracles Oracles { get; }

    public Truth Truth { get; private set; }

    public RecordedStorage Storage { get; private set; }

    public FaultMaker Faults { get; }

    public StoreFaults StoreFaults { get; }

    public NewsFaults NewsFaults { get; }

    /// <summary>What hosts know of each other.</summary>
    public NewsBoard News { get; private set; }

    public CommandTable Commands { get; } = new();

    public Mistake Mistake => Plan.Mistake;

    public PageHabits Habits => Plan.Mistake.Habits;

    /// <summary>All hosts that live over the one storage.</summary>
    public List<SimulatedHost> Hosts { get; } = [];

    /// <summary>Requests over connections of their own that are under way.</summary>
    public List<Link> Requests { get; } = [];

    /// <summary>Pages that wait before they ask again what the host refused for now, once for each such wait.</summary>
    public List<SimulatedContext> Waiting { get; } = [];

    public List<Browser> Browsers { get; } = [];

    public List<OperatorSeat> Seats { get; } = [];

    public List<ProjectTeam> Teams { get; } = [];

    /// <summary>Since the beginning, by the clock that nobody sets.</summary>
    public TimeSpan Now => TimeSpan.FromTicks(Clock.GetTimestamp());

    /// <summary>When the hosts' clock was last set.</summary>
    public TimeSpan ClockSetAt { get; set; }

    public int HostsStarted => _hosts;

    /// <summary>How many commits another host's forestalled.</summary>
    public int LostRaces { get; set; }

    public IEnumerable<VisitorTab> Tabs => Browsers.SelectMany(browser => browser.Tabs);

    public IEnumerable<OperatorPage> OperatorPages => Seats.SelectMany(seat => seat.Pages);

    /// <summary>The host that a new connection comes to: any that takes connections, whichever the last one was at.</summary>
    public SimulatedHost? FindHost() => Hosts.Where(host => host.IsUp).ToList() is { Count: > 0 } up ? _hostChance.Pick(up) : null;

    public ChatStorage StorageFor(SimulatedHost host)
    {
        if (Plan.Hosts == 1)
        {
            return Tampered(new InterceptedStorage(Storage, StoreFaults.For(host)));
        }

        var line = host.Line = new NewsLine(this, host, News);
        var told = new ToldStorage(Storage, news => News.Note(new Change { By = line.Here, News = news }));
        return new JoinedStorage(Tampered(new InterceptedStorage(told, StoreFaults.For(host))), line);
    }

    public SimulatedHost StartHost()
    {
        var host = new SimulatedHost(this, ++_hosts);
        Hosts.Add(host);
        host.Start();
        return host;
    }

    public void StartHostAfter(TimeSpan delay) => Context.After(delay, () =>
    {
        Hosts.RemoveAll(host => host.Context.IsDead);
        if (Hosts.Count < Plan.Hosts)
        {
            StartHost();
        }
    });

    /// <summary>The store becomes the copy it was some writes ago. Nobody may be connected to it meanwhile.</summary>
    public void RestoreStorage(int writes)
    {
        var old = Storage;
        old.IsRetired = true;
        Truth = new Truth(NameOf);
        Storage = new RecordedStorage(this);
        News = new NewsBoard(this);
        Oracles.Restored();
        old.ReplayInto(Storage, writes);
    }

    public MessageId NewMessageId() => new(_ids.Next());

    public Member MemberOf(DeskActor actor) => Teams.First(team => team.Project.Id == actor.Project).FindMember(actor.Member)!;

    /// <summary>The clock that a page measures its deadlines with.</summary>
    public TimeSpan SteadyOf(PageHabits habits) => habits.DeadlineByWallClock ? Clock.GetUtcNow() - Clock.Start : Now;

    private ChatStorage Tampered(ChatStorage storage) =>
        Mistake is { Commit: null, Answer: null } ? storage : new InterceptedStorage(storage, new Tampering(this, storage));

    private string NameOf(MemberId member) => Teams.SelectMany(team => team.Members).First(one => one.Id == member).DisplayName;
}
