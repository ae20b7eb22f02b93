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

namespace MultiChat.Simulation.Neighbours;

/// <summary>A store with a line to the other hosts beside it.</summary>
internal sealed class JoinedStorage(ChatStorage inner, IHostLink link) : ChatStorage, ISharedStorage
{
    public IHostLink Link => link;

    public override string Description => inner.Description;

    public override IProjectStore Projects => inner.Projects;

    public override IAccountStore Accounts => inner.Accounts;

    public override IHandSwitchStore HandSwitches => inner.HandSwitches;

    public override IVisitorStore Visitors => inner.Visitors;

    public override IClientStore Clients => inner.Clients;

    public override IDialogStore Dialogs => inner.Dialogs;

    public override IMessageStore Messages => inner.Messages;

    public override IDialogLog Log => inner.Log;

    public override IMarkStore Marks => inner.Marks;

    public override IDeskIndex Desk => inner.Desk;

    public override IOutboxStore Outbox => inner.Outbox;

    public override Task OpenAsync(CancellationToken cancellation) => inner.OpenAsync(cancellation);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();
}
