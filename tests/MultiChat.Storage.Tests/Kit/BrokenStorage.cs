using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Events;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Team;

namespace MultiChat.Storage.Kit;

/// <summary>A right storage with some ports replaced by wrong ones.</summary>
internal sealed class BrokenStorage(ChatStorage inner) : DelegatingStorage(inner)
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

    public override IProjectStore Projects => WrongProjects ?? Inner.Projects;

    public override IAccountStore Accounts => WrongAccounts ?? Inner.Accounts;

    public override IHandSwitchStore HandSwitches => WrongHandSwitches ?? Inner.HandSwitches;

    public override IVisitorStore Visitors => WrongVisitors ?? Inner.Visitors;

    public override IClientStore Clients => WrongClients ?? Inner.Clients;

    public override IDialogStore Dialogs => WrongDialogs ?? Inner.Dialogs;

    public override IMessageStore Messages => WrongMessages ?? Inner.Messages;

    public override IDialogLog Log => WrongLog ?? Inner.Log;

    public override IMarkStore Marks => WrongMarks ?? Inner.Marks;

    public override IDeskIndex Desk => WrongDesk ?? Inner.Desk;

    public override IOutboxStore Outbox => WrongOutbox ?? Inner.Outbox;
}
