using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.InMemory;
using MultiChat.Team;
using MultiChat.Testing.Twins;

namespace MultiChat.Simulation.Stores;

/// <summary>
/// The store that survives every host: in memory, with a journal of the writes that took effect, from which an older copy can be made as a
/// backup is restored. What is committed goes to the oracles first-hand.
/// </summary>
internal sealed class RecordedStorage : DelegatingStorage
{
    private readonly List<Func<RecordedStorage, Task>> _journal = [];
    private readonly World _world;

    public RecordedStorage(World world)
        : base(new InMemoryStorage())
    {
        _world = world;
        // Nothing is swept: what a sweep takes away, no page of a run would ask for again.
        Accounts = OverriddenPort.Without(Inner.Accounts, typeof(ISweptAccounts));
        Dialogs = OverriddenPort.Of(Inner.Dialogs, new RecordedDialogs(world, this, Inner.Dialogs));
        Marks = OverriddenPort.Of(Inner.Marks, new RecordedMarks(world, this, Inner.Marks));
        Clients = OverriddenPort.Of(Inner.Clients, new RecordedClients(world, this, Inner.Clients));
        HandSwitches = OverriddenPort.Of(Inner.HandSwitches, new RecordedHandSwitches(world, this, Inner.HandSwitches));
        Visitors = OverriddenPort.Of(Inner.Visitors, new RecordedVisitors(this, Inner.Visitors), without: [typeof(ISweptVisitors)]);
        Projects = OverriddenPort.Of(Inner.Projects, new RecordedProjects(this, Inner.Projects));
    }

    /// <summary>How many writes there have been.</summary>
    public int Writes => _journal.Count;

    /// <summary>An older copy stands in its place: what late calls still do here, nobody will ever see.</summary>
    public bool IsRetired { get; set; }

    public override string Description => "simulated";

    public override IProjectStore Projects { get; }

    public override IAccountStore Accounts { get; }

    public override IHandSwitchStore HandSwitches { get; }

    public override IVisitorStore Visitors { get; }

    public override IClientStore Clients { get; }

    public override IDialogStore Dialogs { get; }

    public override IMarkStore Marks { get; }

    /// <summary>Tells the oracles, first-hand, what was committed.</summary>
    public void Committed(IEnumerable<DialogCommit> commits)
    {
        foreach (var commit in IsRetired ? [] : commits)
        {
            _world.Oracles.Commits.Check(commit);
            _world.Truth.Apply(commit, _world.Now);
            _world.Trace.Add("commit", $"{commit.Dialog.Id} {commit.Dialog.EventSeq} {commit.Dialog.Tag} {commit.Events[^1].Event.Kind}");
        }
    }

    /// <summary>Keeps a write for replaying.</summary>
    public void Keep(Func<RecordedStorage, Task> write) => _journal.Add(write);

    /// <summary>Makes the same writes to an empty store, up to a number.</summary>
    public void ReplayInto(RecordedStorage empty, int writes)
    {
        foreach (var write in _journal.Take(writes))
        {
            // In memory nothing waits.
            write(empty).GetAwaiter().GetResult();
        }
    }

    protected override ValueTask DisposeInnerAsync() => ValueTask.CompletedTask;
}
