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

namespace MultiChat.Storage.Conformance;

/// <summary>The ports of a storage and none of their abilities, but for dismissing: as somebody wrote theirs before there was any.</summary>
internal sealed class BareStorage(ChatStorage inner) : DelegatingStorage(inner)
{
    public override IProjectStore Projects { get; } = Bare(inner.Projects);

    public override IAccountStore Accounts { get; } = Bare(inner.Accounts);

    public override IHandSwitchStore HandSwitches { get; } = Bare(inner.HandSwitches);

    public override IVisitorStore Visitors { get; } = Bare(inner.Visitors);

    public override IClientStore Clients { get; } = Bare(inner.Clients);

    public override IDialogStore Dialogs { get; } = Bare(inner.Dialogs);

    public override IMessageStore Messages { get; } = Bare(inner.Messages);

    public override IDialogLog Log { get; } = Bare(inner.Log);

    public override IMarkStore Marks { get; } = Bare(inner.Marks);

    public override IDeskIndex Desk { get; } = Bare(inner.Desk);

    public override IOutboxStore Outbox { get; } = Bare(inner.Outbox);

    /// <summary>The abilities of a store: what it has beside its port.</summary>
    public static IReadOnlyList<Type> AbilitiesOf(object store, Type port) =>
        [.. PortInterfaces.Of(store).Where(known => !known.IsAssignableFrom(port) && known != typeof(IDismissalStore))];

    private static TPort Bare<TPort>(TPort store)
        where TPort : class =>
        OverriddenPort.Without(store, AbilitiesOf(store, typeof(TPort)));
}
