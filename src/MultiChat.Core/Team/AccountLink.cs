using NodaTime;

namespace MultiChat.Team;

/// <summary>A link by which a person chooses a password, once. An account has one at most: the newest.</summary>
public sealed record AccountLink
{
    /// <summary>SHA-256 of the link's secret, as 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Until when it works, exclusive.</summary>
    public required Instant ExpiresAt { get; init; }
}
