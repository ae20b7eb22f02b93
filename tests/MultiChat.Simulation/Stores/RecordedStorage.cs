using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.InMemory;
using MultiChat.Team;
using MultiChat.Testing.Twins;

namespace MultiChat.Simulation.Stores;

/// <summary>
/// The store that survives every host: in memory, with a journal of the writes that took effect, from which an older copy can be made as a
/// backup is restored. What is committed goes to the oracles first-hand.
/// </summary>
internal sealed class RecordedStorage : OverriddenStorage
{
    private readonly List<Func<RecordedStorage, Task>> _journal = [];
    private readonly World _world;

    public RecordedStorage(World world)
        : base(new InMemoryStorage())
    {
        _world = world;
        // Nothing is swept: what a sweep takes away, no page of a run would ask for again.
        this[nameof(Accounts)] = OverriddenPort.Without(Inner.Accounts, typeof(ISweptAccounts));
        this[nameof(Dialogs)] = new RecordedDialogs(world, this, Inner.Dialogs);
        this[nameof(Marks)] = new RecordedMarks(world, this, Inner.Marks);
        this[nameof(Clients)] = new RecordedClients(world, this, Inner.Clients);
        this[nameof(HandSwitches)] = new RecordedHandSwitches(world, this, Inner.HandSwitches);
        this[nameof(Visitors)] = OverriddenPort.Of(Inner.Visitors, new RecordedVisitors(this, Inner.Visitors), without: [typeof(ISweptVisitors)]);
        this[nameof(Projects)] = new RecordedProjects(this, Inner.Projects);
    }

    /// <summary>How many writes there have been.</summary>
    public int Writes => _journal.Count;

    /// <summary>An older copy stands in its place: what late calls still do here, nobody will ever see.</summary>
    public bool IsRetired { get; set; }

    public override string Description => "simulated";

    /// <summary>Tells the oracles, first-hand, what was committed.</summary>
    public void Saved(IReadOnlyList<Member> members)
    {
        if (!IsRetired)
        {
            _world.Oracles.Availability.Saved(members);
        }
    }

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
