using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Hosts;
using MultiChat.Team;
using MultiChat.Testing.Twins;
using NodaTime;

namespace MultiChat.Testing.Hosts;

/// <summary>The shared memory as one host sees it: every write is told to the others.</summary>
internal sealed class SharedMemoryHost : DelegatingStorage, ISharedStorage, IHostLink
{
    private readonly SharedMemory _memory;
    private readonly Duration _clockOff;
    private Action<HostNews>? _hear;

    public SharedMemoryHost(SharedMemory memory, Duration clockOff)
        : base(memory.Kept)
    {
        (_memory, _clockOff) = (memory, clockOff);
        Accounts = OverriddenPort.Of(memory.Kept.Accounts, new ToldAccounts(memory.Kept.Accounts, memory.Kept.Projects, Tell));
        Projects = OverriddenPort.Of(memory.Kept.Projects, new ToldProjects(memory.Kept.Projects, Tell));
        HandSwitches = OverriddenPort.Of(memory.Kept.HandSwitches, new ToldHandSwitches(memory.Kept.HandSwitches, Tell));
        Visitors = OverriddenPort.Of(memory.Kept.Visitors, new ToldVisitors(memory.Kept.Visitors, Tell));
        Clients = OverriddenPort.Of(memory.Kept.Clients, new ToldClients(memory.Kept.Clients, Tell));
        Dialogs = OverriddenPort.Of(memory.Kept.Dialogs, new ToldDialogs(memory.Kept.Dialogs, memory.Kept.Log, Tell));
        Marks = OverriddenPort.Of(memory.Kept.Marks, new ToldMarks(memory.Kept.Marks, Tell));
    }

    public HostId Id { get; private set; }

    public IHostLink Link => this;

    public override string Description => "memory shared by several hosts";

    public override IAccountStore Accounts { get; }

    public override IProjectStore Projects { get; }

    public override IHandSwitchStore HandSwitches { get; }

    public override IVisitorStore Visitors { get; }

    public override IClientStore Clients { get; }

    public override IDialogStore Dialogs { get; }

    public override IMarkStore Marks { get; }

    public override Task OpenAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task JoinAsync(HostId host, Action<HostNews> hear, CancellationToken cancellation)
    {
        (Id, _hear) = (host, hear);
        _memory.Join(this);
        return Task.CompletedTask;
    }

    public ValueTask<Connected> ListConnectedAsync(CancellationToken cancellation) => new(_memory.ListConnected());

    public ValueTask<Duration> MeasureClockAsync(CancellationToken cancellation) => new(_clockOff);

    public ValueTask TellAsync(VisitorPages pages, CancellationToken cancellation)
    {
        _memory.TellAndKeep(Id, pages.Visitor.Value, new HostNews.PagesChanged(pages));
        return ValueTask.CompletedTask;
    }

    public ValueTask TellAsync(OperatorConnections connections, CancellationToken cancellation)
    {
        _memory.TellAndKeep(Id, connections.Member.Value, new HostNews.ConnectionsChanged(connections));
        return ValueTask.CompletedTask;
    }

    public void Hear(HostNews news) => _hear?.Invoke(news);

    /// <summary>The memory outlives its hosts.</summary>
    protected override ValueTask DisposeInnerAsync()
    {
        _memory.Lose(this);
        return ValueTask.CompletedTask;
    }

    private void Tell(HostNews news) => _memory.Tell(Id, news);
}
