using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.InMemory;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Simulation.Stores;

/// <summary>
/// The store that survives every host: in memory, with a journal of the writes that took effect, from which an older copy can be made as a
/// backup is restored. What is committed goes to the oracles first-hand.
/// </summary>
internal sealed class RecordedStorage : ChatStorage
{
    private readonly InMemoryStorage _inner = new();
    private readonly List<Func<RecordedStorage, Task>> _journal = [];

    public RecordedStorage(World world)
    {
        Dialogs = new RecordedDialogs(world, this, _inner.Dialogs);
        Marks = new RecordedMarks(world, this, _inner.Marks);
        Clients = new RecordedClients(world, this, _inner.Clients);
        HandSwitches = new RecordedHandSwitches(world, this, _inner.HandSwitches);
        Visitors = new RecordedVisitors(this, _inner.Visitors);
        Projects = new RecordedProjects(this, _inner.Projects);
    }

    /// <summary>How many writes there have been.</summary>
    public int Writes => _journal.Count;

    /// <summary>An older copy stands in its place: what late calls still do here, nobody will ever see.</summary>
    public bool IsRetired { get; set; }

    public override string Description => "simulated";

    public override IProjectStore Projects { get; }

    public override IAccountStore Accounts => _inner.Accounts;

    public override IHandSwitchStore HandSwitches { get; }

    public override IVisitorStore Visitors { get; }

    public override IClientStore Clients { get; }

    public override IDialogStore Dialogs { get; }

    public override IMessageStore Messages => _inner.Messages;

    public override IDialogLog Log => _inner.Log;

    public override IMarkStore Marks { get; }

    public override IDeskIndex Desk => _inner.Desk;

    public override IOutboxStore Outbox => _inner.Outbox;

    public override Task OpenAsync(CancellationToken cancellation) => _inner.OpenAsync(cancellation);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

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
}
