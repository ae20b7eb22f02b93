namespace MultiChat.Team;

/// <summary>
/// Ends sessions, however many there are. A capability of the object behind <see cref="ChatStorage.Accounts"/>, found by pattern match; where a storage has
/// it not, those are ended that <see cref="IAccountBook.ListSessionsAsync"/> lists.
/// </summary>
/// <remarks>The write is atomic and durable when its task ends, and other hosts are told. Thread-safe, several hosts at once.</remarks>
public interface ISessionEnding
{
    /// <summary>Ends all sessions of an account but one.</summary>
    /// <param name="account">The account.</param>
    /// <param name="except">The hash of the token of the one that goes on.</param>
    /// <param name="cancellation">Before the write: nothing is written.</param>
    Task EndSessionsAsync(AccountId account, byte[] except, CancellationToken cancellation);
}
