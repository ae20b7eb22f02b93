using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Events;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Team;

namespace MultiChat.InMemory;

/// <summary>The reference implementation of all ports: simple, quick, and gone with the process.</summary>
/// <remarks>
/// For tests, demonstrations and the first start. Projects do not wait for each other; within one, writes and reads take short turns.
/// A search looks through the project's messages and costs by them; everything else costs by what it answers. Nothing is ever thrown away.
/// </remarks>
public sealed class InMemoryStorage : ChatStorage
{
    /// <summary>An empty storage.</summary>
    public InMemoryStorage()
    {
        var (dialogs, gate) = (new AllDialogs(), new Lock());
        var accounts = new InMemoryAccountStore(gate);
        Projects = new InMemoryProjectStore(gate, accounts, dialogs);
        Accounts = accounts;
        Dialogs = new InMemoryDialogStore(dialogs);
        Messages = new InMemoryMessageStore(dialogs);
        Log = new InMemoryDialogLog(dialogs);
        Marks = new InMemoryMarkStore(dialogs);
        Visitors = new InMemoryVisitorStore(dialogs);
        Clients = new InMemoryClientStore(dialogs);
        Desk = new InMemoryDeskIndex(dialogs);
        Outbox = new InMemoryOutboxStore(dialogs);
    }

    /// <inheritdoc/>
    public override string Description => "memory";

    /// <inheritdoc/>
    public override IProjectStore Projects { get; }

    /// <inheritdoc/>
    public override IAccountStore Accounts { get; }

    /// <inheritdoc/>
    public override IHandSwitchStore HandSwitches { get; } = new InMemoryHandSwitchStore();

    /// <inheritdoc/>
    public override IVisitorStore Visitors { get; }

    /// <inheritdoc/>
    public override IClientStore Clients { get; }

    /// <inheritdoc/>
    public override IDialogStore Dialogs { get; }

    /// <inheritdoc/>
    public override IMessageStore Messages { get; }

    /// <inheritdoc/>
    public override IDialogLog Log { get; }

    /// <inheritdoc/>
    public override IMarkStore Marks { get; }

    /// <inheritdoc/>
    public override IDeskIndex Desk { get; }

    /// <inheritdoc/>
    public override IOutboxStore Outbox { get; }

    /// <inheritdoc/>
    public override Task OpenAsync(CancellationToken cancellation) => Answer.Of(cancellation, static () => { });

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
