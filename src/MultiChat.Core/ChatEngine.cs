using System.Reactive.Linq;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MultiChat.Availability;
using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commands;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Events;
using MultiChat.Hosts;
using MultiChat.Live;
using MultiChat.Mail;
using MultiChat.Outbox;
using MultiChat.Photos;
using MultiChat.Projects;
using MultiChat.Reading;
using MultiChat.Routing;
using MultiChat.Sources;
using MultiChat.Sweeping;
using MultiChat.Team;
using MultiChat.Telemetry;
using MultiChat.Templates;
using NodaTime;

namespace MultiChat;

/// <summary>A whole chat in process: its doors over one storage, one clock and one source of chance. Started once.</summary>
public sealed class ChatEngine : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(4);

    private readonly SteadyClock _steady;
    private readonly TeamDirectory _teams;
    private readonly SwitchBook _switches;
    private readonly AvailabilityBoard _board;
    private readonly IDateTimeZoneProvider _timeZones;
    private readonly PresenceBook _presence;
    private readonly TypingRelay _typing;
    private readonly MarkBook _marks;
    private readonly DueSends _dueSends;
    private readonly DeskReading _reading;
    private readonly VisitorMarking _visitorMarking;
    private readonly Switchboard _switchboard;
    private readonly Neighbours _neighbours;
    private readonly Errands _errands;
    private readonly OutboxWorker _outbox;
    private readonly Sweeper _sweeper;
    private readonly ChatTelemetry _telemetry;

    /// <summary>Wires a chat. Nothing runs before <see cref="StartAsync"/>.</summary>
    /// <param name="storage">Where everything is kept; disposed with the engine.</param>
    /// <param name="options">The rules' numbers.</param>
    /// <param name="time">The clock.</param>
    /// <param name="chance">Where ids, tags and names take their chance from.</param>
    /// <param name="outbox">Who must hear of events for certain; null for nobody.</param>
    /// <param name="channels">The channels beside the chat on the site; null for none.</param>
    /// <param name="logs">Where is logged what nobody waits for, such as failing handlers; null for nowhere.</param>
    public ChatEngine(
        ChatStorage storage,
        ChatOptions options,
        TimeProvider time,
        RandomSource chance,
        IEnumerable<IOutboxHandler>? outbox = null,
        IEnumerable<IChannel>? channels = null,
        ILoggerFactory? logs = null)
        : this(storage, options, time, SteadyClock.Real, chance, outbox, channels, logs)
    {
    }

    /// <summary>As above, with another clock than the real one for what no clock of the rules moves.</summary>
    internal ChatEngine(
        ChatStorage storage,
        ChatOptions options,
        TimeProvider time,
        SteadyClock steady,
        RandomSource chance,
        IEnumerable<IOutboxHandler>? outbox = null,
        IEnumerable<IChannel>? channels = null,
        ILoggerFactory? logs = null)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Errors().FirstOrDefault() is { } error)
        {
            throw new ArgumentException(error, nameof(options));
        }

        logs ??= NullLoggerFactory.Instance;
        var book = new ChannelBook(channels ?? []);
        (_steady, _timeZones) = (steady, options.TimeZones);
        _teams = new TeamDirectory(storage.Projects, new TeamKnowledge(steady));
        var handlers = new HandlerBook(
        [
            .. outbox ?? [],
            .. book.All.OfType<ISendingChannel>().Select(channel => new ChannelSending(channel, storage.Visitors, _teams)),
        ]);
        Storage = storage;
        Clock = new ChatClock(time);
        Chance = chance;
        Ids = new IdMint(Clock, chance);
        _telemetry = new ChatTelemetry(Clock);
        _errands = new Errands(steady);
        var last = LastCommits;
        var commits = new CommitStream(last);
        var watch = new OutboxWatch(logs.CreateLogger<OutboxWatch>(), _telemetry, Clock, options.ShowsFailureMessages);
        var filling = new OutboxFilling(handlers, watch);
        var walk = new DialogWalk(
            Clock, storage.Dialogs, _teams, filling, new Lanes(), commits, last, CommitHealth, _telemetry);
        var log = new LogReader(storage.Log);
        var cards = new CardFilling(storage.Clients, storage.Desk, _errands);
        var templates = new TemplateSaving(storage.Projects as ITemplateStore, _errands);
        var here = new HostId(Ids.Next());
        var connections = new ConnectionBook(here);
        _switches = new SwitchBook(storage.HandSwitches, connections, _teams, options, Clock, _errands);
        Attendance = new Attendance(connections, _switches);
        _board = new AvailabilityBoard(_switches, connections, _teams, options, Clock);
        _presence = new PresenceBook(here, Clock);
        _marks = new MarkBook(storage.Marks, steady);
        _typing = new TypingRelay(storage.Dialogs, last, _teams);
        var reads = new ReadMarking(storage.Dialogs, storage.Messages, _marks);
        _reading = new DeskReading(Clock, _teams, _board, storage.Desk, log, last, storage.Messages, _marks, _presence, book);
        _switchboard = new Switchboard(commits, _marks, _presence, reads, cards, templates, _board, _teams, _typing);
        _neighbours = new Neighbours(
            here, steady, storage as ISharedStorage, storage.Dialogs, storage.Visitors, commits, _marks, cards, templates, _teams, _switches, Attendance, connections, _presence, _typing, Clock, _switchboard);

        _dueSends = new DueSends(storage.Dialogs, storage.Messages, _marks, book, options, Clock);
        var router = new Router(_teams, _board);
        var saying = new Saying(walk, storage.Messages, new NamePicker(storage.Clients, chance), _board, router, _teams, Ids, chance);
        var dismissing = new Dismissing(storage.Projects, storage.Accounts, storage.Desk, walk, _teams, commits, filling, Clock, chance);
        LetterBox = new LetterBox(storage.Accounts as ILetterBook, Clock);
        var teamWalk = new TeamWalk(
            storage.Projects, dismissing, _teams, _switches, commits, filling, LetterBox, _errands, Clock, chance, _switchboard.LookAtEverything);
        Admin = new ProjectAdmin(
            new TeamCommands(teamWalk, _teams, _board, new SwitchEnds(_board, _switches, connections), options.TimeZones),
            _teams,
            _switches,
            storage.Projects as ITeamStore,
            Ids,
            LetterBox.Book is not null,
            keepsClasses: storage is { Projects: ITeamStore, Dialogs: IInquiryBook });
        VisitorReading = new VisitorReading(Clock, _teams, router, storage.Dialogs, log, last, _marks);
        _visitorMarking = new VisitorMarking(storage.Dialogs, log, last, _marks);
        Visitors = new VisitorChat(VisitorReading, _visitorMarking, saying, new Ending(walk, chance), _board, _teams, storage.Visitors, Clock, Ids, chance);
        Visits = new Visits(storage.Visitors, Clock);
        var addresses = new ChannelVisitors(storage.Visitors, Visits, Ids, Clock);
        Channels = new ChannelIntake(book, addresses, saying, storage.Dialogs, storage.Messages, _marks, _teams);
        Desk = new OperatorDesk(
            _reading,
            _teams,
            _switches,
            _board,
            new Answering(walk, storage.Messages, book, _teams, _dueSends, chance),
            new Editing(walk, storage.Messages, book, options, Clock, chance),
            new Noting(walk, storage.Log as INoteBook, chance),
            new Moving(walk, log, _teams, _marks, chance),
            new Classifying(walk, storage.Dialogs, _teams, chance),
            reads,
            cards,
            storage.Clients,
            new ProfileSaving(teamWalk, _teams, storage.Projects as IPhotoStore));
        Templates = new TemplateDesk(_teams, templates);
        Photos = new PhotoReading(storage.Projects as IPhotoStore, _teams);
        commits.Committed += _dueSends.Watch;
        commits.Committed += Count;
        _dueSends.Overdue += (_, _) => _telemetry.Overdue();
        var gauge = new OutboxGauge(storage.Outbox, _teams, steady, _telemetry);
        _outbox = new OutboxWorker(handlers, storage.Outbox, storage.Dialogs, storage.Log, _teams, Clock, steady, watch, gauge);
        commits.Committed += _outbox.Look;
        DeadLetters = new DeadLetters(storage.Outbox, Clock, _outbox, _teams);
        Events = new ChatEvents(commits, _board, _dueSends, logs.CreateLogger<ChatEvents>(), _telemetry, options.ShowsFailureMessages);
        _sweeper = new Sweeper(storage.Accounts, storage.Visitors, storage.Projects, _teams, _presence, options, Clock, _telemetry, logs.CreateLogger<Sweeper>());
    }

    /// <summary>The administrator's door.</summary>
    public ProjectAdmin Admin { get; }

    /// <summary>The visitor's door.</summary>
    public VisitorChat Visitors { get; }

    /// <summary>The operator's door.</summary>
    public OperatorDesk Desk { get; }

    /// <summary>The templates at the operator's door.</summary>
    public TemplateDesk Templates { get; }

    /// <summary>The door by which channels bring in what clients write elsewhere.</summary>
    public ChannelIntake Channels { get; }

    /// <summary>What happens on this host.</summary>
    public ChatEvents Events { get; }

    /// <summary>What outbox handlers could not deliver.</summary>
    public DeadLetters DeadLetters { get; }

    /// <summary>Operators becoming available and unavailable (rule P6).</summary>
    public IObservable<AvailabilityEvent> Availability => Events.OfType<AvailabilityEvent>();

    /// <summary>Where everything is kept.</summary>
    public ChatStorage Storage { get; }

    /// <summary>The clock of all rules.</summary>
    public ChatClock Clock { get; }

    /// <summary>Raised where sessions of an account were ended at another host; null where nobody knows whose.</summary>
    internal event Action<AccountId?> SessionsEnded
    {
        add => _neighbours.SessionsEnded += value;
        remove => _neighbours.SessionsEnded -= value;
    }

    internal RandomSource Chance { get; }

    internal IdMint Ids { get; }

    internal TeamDirectory Teams => _teams;

    internal ChatTelemetry Telemetry => _telemetry;

    internal SteadyClock Steady => _steady;

    /// <summary>Letters to people of the team.</summary>
    internal LetterBox LetterBox { get; }

    internal VisitorReading VisitorReading { get; }

    internal PhotoReading Photos { get; }

    internal Visits Visits { get; }

    internal AvailabilityBoard Board => _board;

    internal SwitchBook Switches => _switches;

    internal Attendance Attendance { get; }

    internal PresenceBook Presence => _presence;

    internal LastCommits LastCommits { get; } = new();

    internal CommitHealth CommitHealth { get; } = new();

    /// <summary>How far this host's clock is off that of the storage it shares with others; zero where it shares none.</summary>
    internal ValueTask<Duration> MeasureClockAsync(CancellationToken cancellation) =>
        Storage is ISharedStorage shared ? shared.Link.MeasureClockAsync(cancellation) : new(Duration.Zero);

    /// <summary>Opens the storage and loads what is kept in memory. Called once, before anything else.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="StorageException">The storage cannot be used; the message says what to do.</exception>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        await Storage.OpenAsync(cancellation);
        await _teams.LoadAsync(cancellation);
        ThrowUnlessKnown(_timeZones);
        await _neighbours.JoinAsync(cancellation);
        foreach (var team in _teams.All)
        {
            await _switches.LoadAsync(team.Project.Id, cancellation);
        }

        await _dueSends.LoadAsync(_teams.All.Select(team => team.Project.Id), cancellation);
        _outbox.Start();
        _sweeper.Start();
    }

    /// <summary>
    /// Lays every schedule out anew, for <see cref="ChatOptions.TimeZones"/> have other rules from now on: who is available by them is so at once. Call it
    /// after a provider of your own has read newer ones; a file that stands in the configuration is watched.
    /// </summary>
    public void RenewTimeZones() => _board.RenewTimeZones();

    /// <exception cref="InvalidOperationException">A time zone in use is not among them; the message says whose and what to do.</exception>
    internal void ThrowUnlessKnown(IDateTimeZoneProvider zones) => ZoneCheck.ThrowUnlessKnown(_teams.All, zones);

    /// <summary>
    /// Ends the chat, in 4 s of real time at the most: what a store that hangs has not answered by then is of unknown outcome, and a process that
    /// waits for it is killed.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        using var enough = new CancellationTokenSource();
        var ending = EndAsync();
        if (await Task.WhenAny(ending, _steady.PauseAsync(LongestEnd, enough.Token)) == ending)
        {
            await enough.CancelAsync();
            await ending;
        }
    }

    private void Count(DialogCommit commit)
    {
        if (commit.Accepted is { } message)
        {
            _telemetry.Accepted(message.Author.IsMember ? Side.Desk : Side.Visitor);
        }
    }

    private async Task EndAsync()
    {
        await _sweeper.DisposeAsync();
        await _outbox.DisposeAsync();
        _neighbours.Dispose();
        _errands.Dispose();
        _board.Dispose();
        _dueSends.Dispose();
        await _marks.DisposeAsync();
        await Storage.DisposeAsync();
        _telemetry.Dispose();
    }

    /// <summary>For containers that dispose synchronously; <see cref="DisposeAsync"/> blocks no thread.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Something may be due that the clock did not wake the outbox for.</summary>
    internal void LookAtOutbox() => _outbox.Look();

    /// <summary>Saves an account, by which its sessions and connections end, at every host.</summary>
    internal async Task SaveAsync(Account account, CancellationToken cancellation) => await SaveAsync(
        account.Id,
        async () =>
        {
            await Storage.Accounts.SaveAsync(account, cancellation);
            return true;
        },
        cancellation);

    /// <summary>Saves an account as it was seen; with its sessions its connections end, at every host.</summary>
    internal async Task<bool> TrySaveAsync(Account account, bool endsSessions, CancellationToken cancellation)
    {
        var book = (IAccountBook)Storage.Accounts;
        return endsSessions
            ? await SaveAsync(account.Id, () => book.TrySaveAsync(account, endsSessions: true, cancellation), cancellation)
            : await book.TrySaveAsync(account, endsSessions: false, cancellation);
    }

    private async Task<bool> SaveAsync(AccountId account, Func<Task<bool>> save, CancellationToken cancellation)
    {
        try
        {
            var saved = await save();
            await _teams.ReloadAsync(account, cancellation);
            return saved;
        }
        catch (Exception failure) when (failure is not DuplicateKeyException)
        {
            // What the store has now is not known, and connections go by it: it is read until it is.
            _errands.Run(account, async () => await _teams.ReloadAsync(account, CancellationToken.None));
            throw;
        }
    }

    internal void EndSessions(VisitorActor visitor) => _switchboard.End(visitor.Project, visitor.Visitor);

    internal VisitorSession OpenSession(Site site, IVisitorOutlet outlet)
    {
        _telemetry.Connected(Side.Visitor);
        return new VisitorSession(site, VisitorReading, _visitorMarking, _switchboard, _presence, _typing, Clock, _telemetry, outlet);
    }

    /// <inheritdoc cref="OpenSession(DeskActor, IDeskOutlet, long?)"/>
    internal MembershipSession OpenMembership(DeskActor actor, IMembershipOutlet outlet, long? known = null) =>
        new(actor, new DeskRight(actor, _teams, known, Rights.None), _switchboard, outlet);

    /// <param name="actor">Whose page.</param>
    /// <param name="outlet">Where it pushes to.</param>
    /// <param name="known">The member's security version by which the page was let in; null for that of now.</param>
    internal DeskSession OpenSession(DeskActor actor, IDeskOutlet outlet, long? known = null)
    {
        _telemetry.Connected(Side.Desk);
        var right = new DeskRight(actor, _teams, known);
        var rightful = new RightfulOutlet(outlet, right);
        var typing = new DeskTyping(actor, right, _typing, Clock, rightful);
        return new DeskSession(
            actor, right, _teams, _reading, Storage.Desk, _marks, _presence, Storage.Clients, _switchboard, _telemetry, typing, rightful);
    }
}
