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

    /// <summary>When it began; null for one of before that was kept.</summary>
    public Instant? BegunAt { get; init; }

    /// <summary>The browser in words, as its owner knows it, at most 100 units: <c>Chrome · Windows</c>. Null where that is not known.</summary>
    public string? Device { get; init; }

    /// <summary>
    /// The account's memberships that it was let into when it began: it signs in no others. Without any it is of before that was kept, and all had the
    /// version 0.
    /// </summary>
    public IReadOnlyList<MemberVersion> Memberships { get; init; } = [];

    /// <summary>
    /// Whether it signs in that member: not one that has become so since it began (rule T3), and not once they are disabled, nor after that either, even
    /// where they are enabled again (rule T4).
    /// </summary>
    /// <param name="member">A member.</param>
    public bool SignsIn(Member member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return member.Account == Account && !member.Disabled && FindVersion(member.Id) >= member.SessionsSince;
    }

    private long? FindVersion(MemberId member) => Memberships.Count == 0 ? 0 : Memberships.FirstOrDefault(known => known.Member == member)?.Version;
}
