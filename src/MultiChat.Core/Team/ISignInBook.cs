using NodaTime;

namespace MultiChat.Team;

/// <summary>
/// Where tries of passwords are counted by more than the account, and which browsers are known in which the password was entered rightly. A
/// capability of the object behind <see cref="ChatStorage.Accounts"/>, found by pattern match.
/// </summary>
/// <remarks>
/// Where a storage has it not, tries are counted by <see cref="IAccountStore.TakePasswordTryAsync"/> for each account alone, so that strangers can
/// use up its owner's tries too, and no browser is known. Each write is atomic and durable when its task ends. Thread-safe.
/// </remarks>
public interface ISignInBook
{
    /// <summary>
    /// Takes one try of each count, or of none of them where one has none left. Called before the password is hashed, so that parallel tries
    /// cannot pass a limit.
    /// </summary>
    /// <returns>Whether the try was taken.</returns>
    Task<bool> TakeTryAsync(IReadOnlyCollection<TryCount> counts, Instant now, CancellationToken cancellation);

    /// <summary>The password was right: gives the try back to each count, and forgets those that a right password ends.</summary>
    Task GiveTryBackAsync(IReadOnlyCollection<TryCount> counts, CancellationToken cancellation);

    /// <summary>
    /// Keeps a browser until it expires, in place of an earlier one of the same hash. An account has at most <see cref="KnownDevice.MostPerAccount"/>
    /// of them; the one that would expire first goes.
    /// </summary>
    Task AddDeviceAsync(KnownDevice device, CancellationToken cancellation);

    /// <summary>The browser of that hash, expired or not, or null.</summary>
    Task<KnownDevice?> FindDeviceAsync(byte[] hash, CancellationToken cancellation);
}
