using NodaTime;

namespace MultiChat.Team;

/// <summary>A link by which a person chooses a password, once. An account has one at most: the newest.</summary>
public sealed record AccountLink
{
    /// <summary>SHA-256 of the link's secret, as 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Until when it works, exclusive.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>
    /// What a password opens that is chosen by it (<see cref="AccountSecurity.PasswordOpens"/>): all there was when somebody made it to hand it over; null
    /// where it was mailed.
    /// </summary>
    public IReadOnlyList<MemberId>? Opens { get; init; }
}
