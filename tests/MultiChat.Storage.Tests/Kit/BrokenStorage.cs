using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Storage.Kit;

/// <summary>A right storage with some ports replaced by wrong ones.</summary>
internal sealed class BrokenStorage(ChatStorage inner) : ChatStorage
{
    public IProjectStore? WrongProjects { get; init; }

    public IAccountStore? WrongAccounts { get; init; }

    public IHandSwitchStore? WrongHandSwitches { get; init; }

    public IVisitorStore? WrongVisitors { get; init; }

    public IClientStore? WrongClients { get; init; }

    public IDialogStore? WrongDialogs { get; init; }

    public IMessageStore? WrongMessages { get; init; }

    public IDialogLog? WrongLog { get; init; }

    public IMarkStore? WrongMarks { get; init; }

    public IDeskIndex? WrongDesk { get; init; }

    public IOutboxStore? WrongOutbox { get; init; }

    public override string Description => "broken";

    public override IProjectStore Projects => WrongProjects ?? inner.Projects;

    public override IAccountStore Accounts => WrongAccounts ?? inner.Accounts;

    public override IHandSwitchStore HandSwitches => WrongHandSwitches ?? inner.HandSwitches;

    public override IVisitorStore Visitors => WrongVisitors ?? inner.Visitors;

    public override IClientStore Clients => WrongClients ?? inner.Clients;

    public override IDialogStore Dialogs => WrongDialogs ?? inner.Dialogs;

    public override IMessageStore Messages => WrongMessages ?? inner.Messages;

    public override IDialogLog Log => WrongLog ?? inner.Log;

    public override IMarkStore Marks => WrongMarks ?? inner.Marks;

    public override IDeskIndex Desk => WrongDesk ?? inner.Desk;

    public override IOutboxStore Outbox => WrongOutbox ?? inner.Outbox;

    public override Task OpenAsync(CancellationToken cancellation) => inner.OpenAsync(cancellation);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();
}
