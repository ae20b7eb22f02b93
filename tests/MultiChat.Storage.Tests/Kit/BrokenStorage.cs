using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Events;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Team;
using MultiChat.Testing.Twins;

namespace MultiChat.Storage.Kit;

/// <summary>
/// A right storage with something wrong in some ports: a whole port, or an object whose methods take the place of the right one's.
/// </summary>
internal sealed class BrokenStorage(ChatStorage inner) : DelegatingStorage(inner)
{
    public object? WrongProjects { private get; init; }

    public object? WrongAccounts { private get; init; }

    public object? WrongHandSwitches { private get; init; }

    public object? WrongVisitors { private get; init; }

    public object? WrongClients { private get; init; }

    public object? WrongDialogs { private get; init; }

    public object? WrongMessages { private get; init; }

    public object? WrongLog { private get; init; }

    public object? WrongMarks { private get; init; }

    public object? WrongDesk { private get; init; }

    public object? WrongOutbox { private get; init; }

    public override string Description => "broken";

    public override IProjectStore Projects => field ??= Spoiled(Inner.Projects, WrongProjects);

    public override IAccountStore Accounts => field ??= Spoiled(Inner.Accounts, WrongAccounts);

    public override IHandSwitchStore HandSwitches => field ??= Spoiled(Inner.HandSwitches, WrongHandSwitches);

    public override IVisitorStore Visitors => field ??= Spoiled(Inner.Visitors, WrongVisitors);

    public override IClientStore Clients => field ??= Spoiled(Inner.Clients, WrongClients);

    public override IDialogStore Dialogs => field ??= Spoiled(Inner.Dialogs, WrongDialogs);

    public override IMessageStore Messages => field ??= Spoiled(Inner.Messages, WrongMessages);

    public override IDialogLog Log => field ??= Spoiled(Inner.Log, WrongLog);

    public override IMarkStore Marks => field ??= Spoiled(Inner.Marks, WrongMarks);

    public override IDeskIndex Desk => field ??= Spoiled(Inner.Desk, WrongDesk);

    public override IOutboxStore Outbox => field ??= Spoiled(Inner.Outbox, WrongOutbox);

    private static TPort Spoiled<TPort>(TPort right, object? wrong)
        where TPort : class =>
        wrong is null ? right : wrong as TPort ?? OverriddenPort.Of(right, wrong);
}
