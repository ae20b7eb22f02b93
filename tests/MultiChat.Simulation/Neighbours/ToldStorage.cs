using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Hosts;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Projects;
using MultiChat.Team;
using MultiChat.Testing.Hosts;

namespace MultiChat.Simulation.Neighbours;

/// <summary>The shared store as one host writes to it: each write is noted for the others, in the same transaction.</summary>
internal sealed class ToldStorage(ChatStorage inner, Action<HostNews> note) : ChatStorage
{
    public override string Description => inner.Description;

    public override IProjectStore Projects { get; } = new ToldProjects(inner.Projects, note);

    public override IAccountStore Accounts => inner.Accounts;

    public override IHandSwitchStore HandSwitches { get; } = new ToldHandSwitches(inner.HandSwitches, note);

    public override IVisitorStore Visitors { get; } = new ToldVisitors(inner.Visitors, note);

    public override IClientStore Clients { get; } = new ToldClients(inner.Clients, note);

    public override IDialogStore Dialogs { get; } = new ToldDialogs(inner.Dialogs, inner.Log, note);

    public override IMessageStore Messages => inner.Messages;

    public override IDialogLog Log => inner.Log;

    public override IMarkStore Marks { get; } = new ToldMarks(inner.Marks, note);

    public override IDeskIndex Desk => inner.Desk;

    public override IOutboxStore Outbox => inner.Outbox;

    public override Task OpenAsync(CancellationToken cancellation) => inner.OpenAsync(cancellation);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();
}
