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
    public override IProjectStore Projects => Port(Inner.Projects, nameof(Projects));

    /// <inheritdoc/>
    public override IAccountStore Accounts => Port(Inner.Accounts, nameof(Accounts));

    /// <inheritdoc/>
    public override IHandSwitchStore HandSwitches => Port(Inner.HandSwitches, nameof(HandSwitches));

    /// <inheritdoc/>
    public override IVisitorStore Visitors => Port(Inner.Visitors, nameof(Visitors));

    /// <inheritdoc/>
    public override IClientStore Clients => Port(Inner.Clients, nameof(Clients));

    /// <inheritdoc/>
    public override IDialogStore Dialogs => Port(Inner.Dialogs, nameof(Dialogs));

    /// <inheritdoc/>
    public override IMessageStore Messages => Port(Inner.Messages, nameof(Messages));

    /// <inheritdoc/>
    public override IDialogLog Log => Port(Inner.Log, nameof(Log));

    /// <inheritdoc/>
    public override IMarkStore Marks => Port(Inner.Marks, nameof(Marks));

    /// <inheritdoc/>
    public override IDeskIndex Desk => Port(Inner.Desk, nameof(Desk));

    /// <inheritdoc/>
    public override IOutboxStore Outbox => Port(Inner.Outbox, nameof(Outbox));

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

    /// <summary>A port of the other one as this storage hands it out: itself, unless a wrapper does something to all ports alike.</summary>
    /// <remarks>Every port passes here each time it is asked for, ports of later versions among them. The answer is the same each time.</remarks>
    /// <typeparam name="TPort">The port's interface.</typeparam>
    /// <param name="port">The port of the other one.</param>
    /// <param name="name">Its name, as <see cref="ChatStorage"/> has it.</param>
    protected virtual TPort Port<TPort>(TPort port, string name)
        where TPort : class => port;

    /// <summary>Disposes the other one. A wrapper that only borrows it does nothing here.</summary>
    protected virtual ValueTask DisposeInnerAsync() => Inner.DisposeAsync();
}
