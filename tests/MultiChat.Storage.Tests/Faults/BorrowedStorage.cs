using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Storage.Faults;

/// <summary>A storage that is open already and outlives the hosts that work on it, one after the other or at once.</summary>
internal sealed class BorrowedStorage(ChatStorage inner) : ChatStorage
{
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

    public override Task OpenAsync(CancellationToken cancellation) => Task.CompletedTask;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
