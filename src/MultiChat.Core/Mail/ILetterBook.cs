using NodaTime;

namespace MultiChat.Mail;

/// <summary>
/// Where letters wait until they are sent, and where it is kept what became of them. A capability of the object behind
/// <see cref="ChatStorage.Accounts"/>, found by pattern match; where a storage has it not, no letters are written, as without a mail server.
/// </summary>
/// <remarks>
/// Letters come by <see cref="Commits.ITeamStore.CommitAsync"/> too. Each call is atomic and durable when its task ends. Several hosts may take at
/// once: no letter is taken twice before its lease has ended. Thread-safe.
/// </remarks>
public interface ILetterBook
{
    /// <summary>Keeps a letter, in place of what there is for its reader.</summary>
    Task PutAsync(Letter letter, CancellationToken cancellation);

    /// <summary>Takes waiting letters that are due, the longest due first: counts an attempt for each and leases it until <paramref name="leaseUntil"/>.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="leaseUntil">When they may be taken again by anybody.</param>
    /// <param name="limit">How many at most; 1 to 100.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<LetterBatch> TakeAsync(Instant now, Instant leaseUntil, int limit, CancellationToken cancellation);

    /// <summary>Ends an attempt. Changes nothing where the letter was replaced or taken again meanwhile.</summary>
    /// <param name="taken">The letter as it was taken.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task SettleAsync(Letter taken, LetterEnd end, CancellationToken cancellation);

    /// <summary>The letters of these readers, in any order; nothing for those who have none.</summary>
    /// <param name="readers">The readers, 1,000 at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<Letter>> ListAsync(IReadOnlyCollection<string> readers, CancellationToken cancellation);
}
