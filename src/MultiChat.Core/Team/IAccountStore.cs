using NodaTime;

namespace MultiChat.Team;

/// <summary>Where accounts and their sessions are kept.</summary>
/// <remarks>
/// Each write is atomic and durable when its task ends; accounts are unique by folded e-mail, a second one throws
/// <see cref="DuplicateKeyException"/>. Thread-safe.
/// </remarks>
public interface IAccountStore
{
    /// <summary>The account of that e-mail, compared by <see cref="EmailAddress.Fold"/>, or null.</summary>
    Task<Account?> FindAsync(string email, CancellationToken cancellation);

    /// <summary>Adds the account, or replaces its e-mail, password hash and security, forgets wrong passwords and ends its sessions.</summary>
    Task SaveAsync(Account account, CancellationToken cancellation);

    /// <summary>
    /// Takes one try of the account's password, before the password is hashed, so that parallel tries cannot pass the limit.
    /// </summary>
    /// <returns>False when <paramref name="limit"/> tries were taken within <paramref name="window"/> already.</returns>
    Task<bool> TakePasswordTryAsync(AccountId account, Instant now, Duration window, int limit, CancellationToken cancellation);

    /// <summary>Keeps a session; of an earlier one with the same hash nothing is left. With <paramref name="rightPassword"/> the tries are forgotten.</summary>
    Task AddSessionAsync(Session session, bool rightPassword, CancellationToken cancellation);

    /// <summary>The session of that hash, or null; <paramref name="end"/> removes it too.</summary>
    Task<Session?> FindSessionAsync(byte[] tokenHash, bool end, CancellationToken cancellation);
}
