using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Events;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Team;

namespace MultiChat;

/// <summary>One place where a whole installation is kept: all storage ports over the same data.</summary>
/// <remarks>
/// Opened once before use and disposed at the end; disposal waits for writes under way. What a port returns is never changed afterwards.
/// Text is compared unit by unit and kept exactly, or refused with <see cref="ArgumentException"/> and nothing written where
/// <see cref="KeptText"/> says that it cannot be kept; instants are kept to the millisecond.
/// </remarks>
public abstract class ChatStorage : IAsyncDisposable
{
    /// <summary>What the storage is, for the log: "memory", "SQLite file chat.db".</summary>
    public abstract string Description { get; }

    /// <summary>Projects, sites and teams.</summary>
    public abstract IProjectStore Projects { get; }

    /// <summary>Accounts and sessions.</summary>
    public abstract IAccountStore Accounts { get; }

    /// <summary>Hand switches.</summary>
    public abstract IHandSwitchStore HandSwitches { get; }

    /// <summary>Visitors.</summary>
    public abstract IVisitorStore Visitors { get; }

    /// <summary>Clients.</summary>
    public abstract IClientStore Clients { get; }

    /// <summary>Dialogs, and the one write.</summary>
    public abstract IDialogStore Dialogs { get; }

    /// <summary>Messages.</summary>
    public abstract IMessageStore Messages { get; }

    /// <summary>The dialogs' logs.</summary>
    public abstract IDialogLog Log { get; }

    /// <summary>Delivery and read marks.</summary>
    public abstract IMarkStore Marks { get; }

    /// <summary>The desk's lists and search.</summary>
    public abstract IDeskIndex Desk { get; }

    /// <summary>What is still to leave the process.</summary>
    public abstract IOutboxStore Outbox { get; }

    /// <summary>Makes it ready: takes ownership, brings the schema up to date. Called once.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="StorageException">It cannot be used; the message says what to do.</exception>
    public abstract Task OpenAsync(CancellationToken cancellation);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
