using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Outbox;

/// <summary>Where what must leave the process waits. Rows come by <see cref="Commits.IDialogStore.CommitAsync"/> only.</summary>
/// <remarks>
/// Each call is atomic and durable when its task ends. Several workers, at several hosts, may take at once: no row is taken twice before its
/// lease has ended. Thread-safe.
/// </remarks>
public interface IOutboxStore
{
    /// <summary>
    /// Takes rows that are due, the longest due first: counts an attempt for each and leases it until <paramref name="leaseUntil"/>. Of each
    /// handler and dialog at most the first row that is not dead is taken, and none while an earlier one waits or is leased.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="handlers">The handlers to take for; rows of others stay.</param>
    /// <param name="now">The instant.</param>
    /// <param name="leaseUntil">When the rows may be taken again by anybody.</param>
    /// <param name="limit">How many at most; 1 to 100.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<OutboxBatch> TakeAsync(
        ProjectId project, IReadOnlyCollection<string> handlers, Instant now, Instant leaseUntil, int limit, CancellationToken cancellation);

    /// <summary>Ends a delivery. Changes nothing where the row was taken again meanwhile: its <see cref="OutboxRow.Attempts"/> differ.</summary>
    /// <param name="taken">The row as it was taken.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task SettleAsync(OutboxRow taken, OutboxEnd end, CancellationToken cancellation);

    /// <summary>The project's dead letters, the latest first.</summary>
    /// <param name="project">The project.</param>
    /// <param name="limit">How many at most; 1 to 100.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<OutboxRow>> ListDeadAsync(ProjectId project, int limit, CancellationToken cancellation);

    /// <summary>Gives a dead letter a new life, due at once and with no attempts; false where it is not dead.</summary>
    /// <param name="dead">A row that <see cref="ListDeadAsync"/> gave.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<bool> ReviveAsync(OutboxRow dead, Instant now, CancellationToken cancellation);
}
