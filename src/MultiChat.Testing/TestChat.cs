using Microsoft.Extensions.Logging;
using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.InMemory;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;

namespace MultiChat.Testing;

/// <summary>A whole chat for a test, in one line: the real core on a manual clock and seeded chance, in memory unless another storage is given.</summary>
public sealed class TestChat : IAsyncDisposable
{
    private TestChat(ChatEngine engine, ManualTimeProvider clock, Project project, Site site) =>
        (Engine, Clock, Project, Site) = (engine, clock, project, site);

    /// <summary>The chat.</summary>
    public ChatEngine Engine { get; }

    /// <summary>Its clock, which stands still until the test moves it.</summary>
    public ManualTimeProvider Clock { get; }

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
    public static async Task<TestChat> StartAsync(
        ChatStorage? storage = null,
        long seed = 1,
        string language = "en",
        ChatOptions? options = null,
        IEnumerable<IOutboxHandler>? outbox = null,
        IEnumerable<IChannel>? channels = null,
        ILoggerFactory? logs = null)
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        var engine = new ChatEngine(
            storage ?? new InMemoryStorage(), options ?? new ChatOptions(), clock, new SeededRandomSource(seed), outbox, channels, logs);
        await engine.StartAsync();
        var project = await engine.Admin.CreateProjectAsync("main", "Support", language);
        var site = await engine.Admin.AddSiteAsync(project.Id, "main");
        return new TestChat(engine, clock, project, site);
    }

    /// <summary>Adds an operator.</summary>
    /// <param name="name">The first name, and the part of the e-mail before the @.</param>
    /// <param name="available">Whether the hand switch is moved to on.</param>
    /// <param name="groups">The groups.</param>
    public async Task<DeskActor> AddOperatorAsync(string name, bool available = true, params GroupId[] groups)
    {
        ArgumentNullException.ThrowIfNull(name);
        var member = await Engine.Admin.AddMemberAsync(Project.Id, $"{name}@example.org", name, "-", groups: groups);
        if (available)
        {
            await Engine.Admin.SwitchAsync(member, available: true);
        }

        return new DeskActor { Project = Project.Id, Member = member.Id };
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

    private readonly SeededRandomSource _visitors = new(seed: 1_000_003);
}
