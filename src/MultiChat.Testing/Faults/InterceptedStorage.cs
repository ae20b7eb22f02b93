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
/// Opening and disposing go straight to the storage. Continuations stay where the interceptor's awaits leave them. A port has the abilities that
/// the real storage has there, <see cref="ISweptAccounts"/> among them: a chat sweeps a minute after its start and each hour, and its calls come too.
/// </remarks>
/// <param name="inner">The real storage; opened and disposed with this one.</param>
/// <param name="interceptor">What each call passes through.</param>
public sealed class InterceptedStorage(ChatStorage inner, IStoreInterceptor interceptor) : DelegatingStorage(inner)
{
    /// <inheritdoc/>
    public override IProjectStore Projects { get; } = InterceptedPort.Of(inner.Projects, nameof(Projects), interceptor);

    /// <inheritdoc/>
    public override IAccountStore Accounts { get; } = InterceptedPort.Of(inner.Accounts, nameof(Accounts), interceptor);

    /// <inheritdoc/>
    public override IHandSwitchStore HandSwitches { get; } = InterceptedPort.Of(inner.HandSwitches, nameof(HandSwitches), interceptor);

    /// <inheritdoc/>
    public override IVisitorStore Visitors { get; } = InterceptedPort.Of(inner.Visitors, nameof(Visitors), interceptor);

    /// <inheritdoc/>
    public override IClientStore Clients { get; } = InterceptedPort.Of(inner.Clients, nameof(Clients), interceptor);

    /// <inheritdoc/>
    public override IDialogStore Dialogs { get; } = InterceptedPort.Of(inner.Dialogs, nameof(Dialogs), interceptor);

    /// <inheritdoc/>
    public override IMessageStore Messages { get; } = InterceptedPort.Of(inner.Messages, nameof(Messages), interceptor);

    /// <inheritdoc/>
    public override IDialogLog Log { get; } = InterceptedPort.Of(inner.Log, nameof(Log), interceptor);

    /// <inheritdoc/>
    public override IMarkStore Marks { get; } = InterceptedPort.Of(inner.Marks, nameof(Marks), interceptor);

    /// <inheritdoc/>
    public override IDeskIndex Desk { get; } = InterceptedPort.Of(inner.Desk, nameof(Desk), interceptor);

    /// <inheritdoc/>
    public override IOutboxStore Outbox { get; } = InterceptedPort.Of(inner.Outbox, nameof(Outbox), interceptor);
}
