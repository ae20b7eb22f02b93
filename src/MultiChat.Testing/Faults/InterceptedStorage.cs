using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Events;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Team;

namespace MultiChat.Testing.Faults;

/// <summary>Any storage, with every call of every port passed through one interceptor: for faults, delays, traces.</summary>
/// <remarks>
/// Opening and disposing go straight to the storage. Continuations stay where the interceptor's awaits leave them. Of the ports' capabilities it has
/// <see cref="ISignInBook"/>, <see cref="IOutboxCounts"/> and <see cref="IDiscardingOutbox"/>; it sweeps nothing, so that no call comes but those of the test.
/// </remarks>
/// <param name="inner">The real storage; opened and disposed with this one.</param>
/// <param name="interceptor">What each call passes through.</param>
public sealed class InterceptedStorage(ChatStorage inner, IStoreInterceptor interceptor) : DelegatingStorage(inner)
{
    /// <inheritdoc/>
    public override IProjectStore Projects { get; } = InterceptedProjectStore.Of(inner.Projects, new(nameof(Projects), interceptor));

    /// <inheritdoc/>
    public override IAccountStore Accounts { get; } = InterceptedAccountStore.Of(inner.Accounts, new(nameof(Accounts), interceptor));

    /// <inheritdoc/>
    public override IHandSwitchStore HandSwitches { get; } =
        new InterceptedHandSwitchStore(inner.HandSwitches, new(nameof(HandSwitches), interceptor));

    /// <inheritdoc/>
    public override IVisitorStore Visitors { get; } = new InterceptedVisitorStore(inner.Visitors, new(nameof(Visitors), interceptor));

    /// <inheritdoc/>
    public override IClientStore Clients { get; } = new InterceptedClientStore(inner.Clients, new(nameof(Clients), interceptor));

    /// <inheritdoc/>
    public override IDialogStore Dialogs { get; } = new InterceptedDialogStore(inner.Dialogs, new(nameof(Dialogs), interceptor));

    /// <inheritdoc/>
    public override IMessageStore Messages { get; } = new InterceptedMessageStore(inner.Messages, new(nameof(Messages), interceptor));

    /// <inheritdoc/>
    public override IDialogLog Log { get; } = InterceptedDialogLog.Of(inner.Log, new(nameof(Log), interceptor));

    /// <inheritdoc/>
    public override IMarkStore Marks { get; } = new InterceptedMarkStore(inner.Marks, new(nameof(Marks), interceptor));

    /// <inheritdoc/>
    public override IDeskIndex Desk { get; } = new InterceptedDeskIndex(inner.Desk, new(nameof(Desk), interceptor));

    /// <inheritdoc/>
    public override IOutboxStore Outbox { get; } = InterceptedOutboxStore.Of(inner.Outbox, new(nameof(Outbox), interceptor));
}
