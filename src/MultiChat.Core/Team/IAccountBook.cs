namespace MultiChat.Team;

/// <summary>
/// Keeps what passwords by letter, links and a second factor need: accounts that are changed only as they were seen, and the list of their sessions.
/// A capability of the object behind <see cref="ChatStorage.Accounts"/>, found by pattern match.
/// </summary>
/// <remarks>
/// Where a storage has it not, there are passwords alone that the host's code sets: no letters, no links, no second factor, no list of sessions.
/// Each write is atomic and durable when its task ends. Thread-safe, several hosts at once.
/// </remarks>
public interface IAccountBook
{
    /// <summary>The accounts of these ids that there are, in any order.</summary>
    /// <param name="accounts">The ids, 1,000 at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<Account>> ListAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken cancellation);

    /// <summary>
    /// Saves an account if it still has the <see cref="Account.Version"/> that is given with it; 0 for one that there is not yet.
    /// </summary>
    /// <param name="account">The account as it shall be. Its tries are ignored.</param>
    /// <param name="endsSessions">
    /// Whether its sessions end and wrong passwords are forgotten, as in <see cref="IAccountStore.SaveAsync"/>. Without it e-mail and password hash of
    /// an account that is there stay as they are.
    /// </param>
    /// <param name="cancellation">Before the write: nothing is written.</param>
    /// <returns>False where it was changed since; then nothing is written.</returns>
    /// <exception cref="DuplicateKeyException">The e-mail is another account's.</exception>
    Task<bool> TrySaveAsync(Account account, bool endsSessions, CancellationToken cancellation);

    /// <summary>The account's sessions, expired or not, 100 at most: those that would expire last come first.</summary>
    /// <param name="account">The account.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<Session>> ListSessionsAsync(AccountId account, CancellationToken cancellation);
}
