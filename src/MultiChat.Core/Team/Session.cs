using NodaTime;

namespace MultiChat.Team;

/// <summary>A signed-in browser of a member. The token itself is never stored, only its SHA-256.</summary>
public sealed record Session
{
    /// <summary>SHA-256 of the token, 32 bytes.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>Whose session.</summary>
    public required AccountId Account { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required Instant ExpiresAt { get; init; }
}
