using MultiChat.Hosts;
using MultiChat.Testing.Twins;
using NodaTime;

namespace MultiChat.Testing.Hosts;

/// <summary>The shared memory as one host sees it: every write is told to the others.</summary>
internal sealed class SharedMemoryHost : OverriddenStorage, ISharedStorage, IHostLink, ITypingLink
{
    private readonly SharedMemory _memory;
    private readonly Duration _clockOff;
    private Action<HostNews>? _hear;

    public SharedMemoryHost(SharedMemory memory, Duration clockOff)
        : base(memory.Kept)
    {
        (_memory, _clockOff) = (memory, clockOff);
        this[nameof(Accounts)] = new ToldAccounts(memory.Kept.Accounts, memory.Kept.Projects, Tell);
        this[nameof(Projects)] = new ToldProjects(memory.Kept.Projects, Tell);
        this[nameof(HandSwitches)] = new ToldHandSwitches(memory.Kept.HandSwitches, Tell);
        this[nameof(Visitors)] = new ToldVisitors(memory.Kept.Visitors, Tell);
        this[nameof(Clients)] = new ToldClients(memory.Kept.Clients, Tell);
        this[nameof(Dialogs)] = new ToldDialogs(memory.Kept.Dialogs, memory.Kept.Log, Tell);
        this[nameof(Marks)] = new ToldMarks(memory.Kept.Marks, Tell);
    }

    public HostId Id { get; private set; }

    public IHostLink Link => this;

    public override string Description => "memory shared by several hosts";

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

    public ValueTask TellAsync(IReadOnlyList<TypingSign> signs, CancellationToken cancellation)
    {
        foreach (var sign in signs)
        {
            Tell(new HostNews.Typed(sign));
        }

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
