using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.InMemory;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;

namespace MultiChat.Testing;

/// <summary>A whole chat for a test, in one line: the real core on a clock that the test moves and seeded chance, in memory unless another storage is given.</summary>
public sealed class TestChat : IAsyncDisposable
{
    private readonly WatchedTime _time;

    private TestChat(ChatEngine engine, FakeTimeProvider clock, WatchedTime time, Project project, Site site) =>
        (Engine, Clock, _time, Project, Site) = (engine, clock, time, project, site);

    /// <summary>The chat.</summary>
    public ChatEngine Engine { get; }

    /// <summary>Its clock, which stands still until the test moves it; at 2026-11-22T10:00:00Z, a Sunday, in the beginning.</summary>
    /// <remarks>
    /// By it go the rules: windows, absence, pauses between attempts. What waits for others (a handler that takes its time, a storage that does not
    /// answer) goes by real time.
    /// </remarks>
    public FakeTimeProvider Clock { get; }

    /// <summary>The project.</summary>
    public Project Project { get; }

    /// <summary>The site.</summary>
    public Site Site { get; }

    /// <summary>The visitor's door.</summary>
    public VisitorChat Visitors => Engine.Visitors;

    /// <summary>The operator's door.</summary>
    public OperatorDesk Desk => Engine.Desk;

    /// <summary>Starts a chat with one project and one site.</summary>
    /// <param name="storage">Where it is kept; in memory where null.</param>
    /// <param name="seed">The seed of ids, tags and names.</param>
    /// <param name="language">The project's language.</param>
    /// <param name="options">The rules' numbers; the defaults where null.</param>
    /// <param name="outbox">Who must hear of events for certain; nobody where null.</param>
    /// <param name="channels">The channels beside the chat on the site; none where null.</param>
    /// <param name="logs">Where the chat logs; nowhere where null.</param>
    public static Task<TestChat> StartAsync(
        ChatStorage? storage = null,
        long seed = 1,
        string language = "en",
        ChatOptions? options = null,
        IEnumerable<IOutboxHandler>? outbox = null,
        IEnumerable<IChannel>? channels = null,
        ILoggerFactory? logs = null) => StartAsync(SteadyClock.Real, storage, seed, language, options, outbox, channels, logs);

    /// <summary>As above, with another clock than the real one for what no clock of the rules moves.</summary>
    internal static async Task<TestChat> StartAsync(
        SteadyClock steady,
        ChatStorage? storage = null,
        long seed = 1,
        string language = "en",
        ChatOptions? options = null,
        IEnumerable<IOutboxHandler>? outbox = null,
        IEnumerable<IChannel>? channels = null,
        ILoggerFactory? logs = null)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        var time = new WatchedTime(clock);
        var engine = new ChatEngine(
            storage ?? new InMemoryStorage(), options ?? new ChatOptions(), time, steady, new SeededRandomSource(seed), outbox, channels, logs);
        await engine.StartAsync();
        var project = await engine.Admin.CreateProjectAsync("main", "Support", language);
        var site = await engine.Admin.AddSiteAsync(project.Id, "main");
        return new TestChat(engine, clock, time, project, site);
    }

    /// <summary>When the next of the chat's own timers is due.</summary>
    internal DateTimeOffset? NextDueTime => _time.NextDueTime;

    /// <summary>
    /// Moves the clock as time goes by: it stands at each instant at which something is due, until what happens then has come to an end. After
    /// <c>Clock.Advance</c>, which goes there in one leap, everything is as it is at the new instant, and what was due in between happens then, once.
    /// </summary>
    /// <remarks>
    /// A handler that takes its time is waited for one second of real time. Nobody else moves the clock meanwhile.
    /// </remarks>
    /// <param name="by">How far; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public async Task AdvanceAsync(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var until = _time.Standing + by;
        await Engine.ComeToRestAsync();
        while (_time.NextDueTime is { } due && due <= until)
        {
            await GoToAsync(due);
        }

        await GoToAsync(until);
    }

    /// <summary>Adds an operator.</summary>
    /// <param name="name">The first name, and the part of the e-mail before the @.</param>
    /// <param name="available">Whether the hand switch is moved to on.</param>
    /// <param name="groups">The groups.</param>
    public async Task<DeskActor> AddOperatorAsync(string name, bool available = true, params GroupId[] groups)
    {
        ArgumentNullException.ThrowIfNull(name);
        var member = await Engine.Admin.AddMemberAsync(Project.Id, $"{name}@example.org", name, "-", groups: groups);
        var actor = new DeskActor { Project = Project.Id, Member = member.Id };
        if (available)
        {
            await Desk.SwitchAsync(actor, available: true);
        }

        return actor;
    }

    /// <summary>Makes a visitor's identity, as the first use of the widget does.</summary>
    public async Task<VisitorActor> AddVisitorAsync()
    {
        var mint = new IdMint(Engine.Clock, _visitors);
        var visitor = new Visitor { Project = Project.Id, Id = new VisitorId(mint.Next()), Site = Site.Id, CreatedAt = Engine.Clock.Now };
        await Engine.Storage.Visitors.AddAsync(visitor, visitor.Id.Value.ToByteArray(), CancellationToken.None);
        return new VisitorActor { Project = Project.Id, Site = Site.Id, Visitor = visitor.Id };
    }

    /// <summary>A new message id.</summary>
    public MessageId NewMessageId() => new(new IdMint(Engine.Clock, _visitors).Next());

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    private async Task GoToAsync(DateTimeOffset instant)
    {
        // Readings may have moved it past that.
        var left = instant - _time.Standing;
        Clock.Advance(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        await Engine.ComeToRestAsync();
    }

    private readonly SeededRandomSource _visitors = new(seed: 1_000_003);
}
