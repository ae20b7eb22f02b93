using NodaTime;

namespace MultiChat.Team;

/// <summary>
/// A browser in which an account's password was entered rightly. It opens nothing: it only has tries of its own, which strangers cannot use up.
/// </summary>
public sealed record KnownDevice
{
    /// <summary>How many browsers of one account are kept.</summary>
    public const int MostPerAccount = 100;

    /// <summary>SHA-256 of the browser's token and the account's password hash together, 32 bytes: with another password it is unknown.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Whose password it was.</summary>
    public required AccountId Account { get; init; }

    /// <summary>Until when it is known, exclusive.</summary>
    public required Instant ExpiresAt { get; init; }
}
