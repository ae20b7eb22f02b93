using MultiChat.Team;
using NodaTime;

namespace MultiChat.Availability;

/// <summary>Who is available, why, and until when: pure functions of the hand switch, the connections and the instant (rule P2).</summary>
internal static class AvailabilityRules
{
    /// <summary>Whether the member may be reached through the desk.</summary>
    /// <param name="member">The member.</param>
    /// <param name="hand">Their switch, or null where it was never moved.</param>
    /// <param name="now">The instant.</param>
    /// <param name="absenceLimit">How long an operator may be away, or null for ever.</param>
    public static bool IsAvailable(Member member, HandSwitch? hand, Instant now, Duration? absenceLimit) =>
        member.IsOperator && hand is not null && hand.IsAvailable(now, absenceLimit);

    /// <summary>The same with the reason.</summary>
    /// <param name="id">Who.</param>
    /// <param name="member">The member as the team has them, or null where it does not.</param>
    /// <param name="hand">Their switch, or null where it was never moved.</param>
    /// <param name="connected">Whether they have a live session anywhere.</param>
    /// <param name="now">The instant.</param>
    /// <param name="absenceLimit">How long an operator may be away, or null for ever.</param>
    public static OperatorStatus Explain(MemberId id, Member? member, HandSwitch? hand, bool connected, Instant now, Duration? absenceLimit)
    {
        var settled = hand?.Settled(now, absenceLimit);
        return new OperatorStatus
        {
            Member = id,
            Available = member is not null && IsAvailable(member, hand, now, absenceLimit),
            Connected = connected,
            Why = settled is null ? StatusReason.Never : settled.By is null ? StatusReason.Absence : StatusReason.Hand,
            By = settled?.By,
            Since = settled?.At,
            Until = settled?.LapsesAt(absenceLimit),
        };
    }

    /// <summary>When the availability changes next by itself, or null where it does not.</summary>
    public static Instant? NextChange(HandSwitch hand, Instant now, Duration? absenceLimit) =>
        hand.LapsesAt(absenceLimit) is { } lapse && lapse > now ? lapse : null;

    /// <summary>When an availability that is over by now ended: an absence ends it at its own instant, however late that is seen.</summary>
    public static Instant EndedAt(HandSwitch? hand, Instant now, Duration? absenceLimit) =>
        hand?.LapsesAt(absenceLimit) is { } lapse && lapse < now ? lapse : now;

    /// <summary>A switch as a member's coming or going leaves it, or null where it stays: it is absent exactly while they are connected nowhere.</summary>
    public static HandSwitch? Settle(HandSwitch? hand, bool connected, Instant now, Duration? absenceLimit) => connected
        ? hand?.Settled(now, absenceLimit) is { } settled ? settled with { AbsentSince = null } : null
        : hand is { On: true, AbsentSince: null } ? hand with { AbsentSince = now } : null;
}
