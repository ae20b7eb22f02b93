using NodaTime;

namespace MultiChat.Team;

/// <summary>
/// Throws away what has ended of accounts. A capability of the object behind <see cref="ChatStorage.Accounts"/>, found by pattern match; where a
/// storage has it not, such rows stay, which nobody but its disk notices.
/// </summary>
/// <remarks>Several hosts may sweep at once. Thread-safe.</remarks>
public interface ISweptAccounts
{
    /// <summary>Removes sessions, counts of tries and known browsers that have ended at <paramref name="now"/>: of each the first ones to end.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="limit">How many of each at most; 1 to 1,000. A step is short, so that nobody waits for it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>How many were removed; 0 where nothing is left, or another host is at it.</returns>
    Task<int> SweepAsync(Instant now, int limit, CancellationToken cancellation);
}
