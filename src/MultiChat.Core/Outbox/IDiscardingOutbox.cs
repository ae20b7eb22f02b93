namespace MultiChat.Outbox;

/// <summary>
/// Throws dead letters away. A capability of the object behind <see cref="ChatStorage.Outbox"/>, found by pattern match; where a storage has it not,
/// they can only be revived.
/// </summary>
/// <remarks>Atomic and durable when its task ends. Thread-safe.</remarks>
public interface IDiscardingOutbox
{
    /// <summary>Deletes a dead letter; false where it is not dead, and then nothing changes.</summary>
    /// <param name="dead">A row that <see cref="IOutboxStore.ListDeadAsync"/> gave.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<bool> DiscardAsync(OutboxRow dead, CancellationToken cancellation);
}
