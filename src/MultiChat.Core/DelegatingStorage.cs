using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Events;
using MultiChat.Hosts;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Team;

namespace MultiChat;

/// <summary>A storage that is another one, but for what a derived class overrides: a port that counts, a disposal that leaves it open.</summary>
/// <remarks>
/// A capability is not forwarded: a wrapper whose hosts are to be one desk implements <see cref="ISharedStorage"/> itself, with the link of
/// the storage it wraps or its own.
/// </remarks>
/// <param name="inner">The other one; opened and disposed with this one.</param>
public abstract class DelegatingStorage(ChatStorage inner) : ChatStorage
{
    /// <inheritdoc/>
    public override string Description => Inner.Description;

    /// <inheritdoc/>
    public override IProjectStore Projects => Inner.Projects;

    /// <inheritdoc/>
    public override IAccountStore Accounts => Inner.Accounts;

    /// <inheritdoc/>
    public override IHandSwitchStore HandSwitches => Inner.HandSwitches;

    /// <inheritdoc/>
    public override IVisitorStore Visitors => Inner.Visitors;

    /// <inheritdoc/>
    public override IClientStore Clients => Inner.Clients;

    /// <inheritdoc/>
    public override IDialogStore Dialogs => Inner.Dialogs;

    /// <inheritdoc/>
    public override IMessageStore Messages => Inner.Messages;

    /// <inheritdoc/>
    public override IDialogLog Log => Inner.Log;

    /// <inheritdoc/>
    public override IMarkStore Marks => Inner.Marks;

    /// <inheritdoc/>
    public override IDeskIndex Desk => Inner.Desk;

    /// <inheritdoc/>
    public override IOutboxStore Outbox => Inner.Outbox;

    /// <summary>The other one.</summary>
    protected ChatStorage Inner { get; } = inner;

    /// <inheritdoc/>
    public override Task OpenAsync(CancellationToken cancellation) => Inner.OpenAsync(cancellation);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await DisposeInnerAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes the other one. A wrapper that only borrows it does nothing here.</summary>
    protected virtual ValueTask DisposeInnerAsync() => Inner.DisposeAsync();
}
