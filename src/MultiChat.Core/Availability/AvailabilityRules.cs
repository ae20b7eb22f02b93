using MultiChat.Schedules;
using NodaTime;

namespace MultiChat.Availability;

/// <summary>Who is available, why, and until when: pure functions of schedule, hand switch and instant (rules P1 to P3, S8).</summary>
/// <remarks>An absence limit is how long an operator who switches by hand may be away, null for ever. With a schedule nobody is ended by absence.</remarks>
internal static class AvailabilityRules
{
    /// <summary>Whether the member may be reached through the desk.</summary>
    public static bool IsAvailable(OperatorFacts of, Instant now, Duration? absenceLimit) => of.Member.IsOperator && (of.Timetable is { } timetable
        ? HoldingHand(of, timetable, now)?.On ?? timetable.StateAt(now)
        : of.Hand is { } hand && hand.IsAvailable(now, absenceLimit));

    /// <summary>When the availability may change next by itself, or null where it does not.</summary>
    public static Instant? NextChange(OperatorFacts of, Instant now, Duration? absenceLimit) => !of.Member.IsOperator ? null
        : of.Timetable is { } timetable ? timetable.NextChange(HoldingHand(of, timetable, now)?.At ?? now)
        : of.Hand?.LapsesAt(absenceLimit) is { } lapse && lapse > now ? lapse
        : null;

    /// <summary>When who is not available will be by their schedule, or null where it does not say.</summary>
    public static Instant? NextStart(OperatorFacts of, Instant now, Duration? absenceLimit)
    {
        // A switch that holds hides one boundary, and behind it every other is a start.
        var next = NextChange(of, now, absenceLimit);
        for (var looks = 0; next is { } change && looks < 3; looks++)
        {
            if (IsAvailable(of, change, absenceLimit))
            {
                return change;
            }

            next = NextChange(of, change, absenceLimit);
        }

        return null;
    }

    /// <summary>Whether the member may be reached, with the reason.</summary>
    /// <param name="of">What it follows from.</param>
    /// <param name="connected">Whether they have a live session anywhere.</param>
    /// <param name="now">The instant.</param>
    /// <param name="absenceLimit">As above.</param>
    public static OperatorStatus Explain(OperatorFacts of, bool connected, Instant now, Duration? absenceLimit)
    {
        var status = new OperatorStatus
        {
            Member = of.Member.Id,
            Available = IsAvailable(of, now, absenceLimit),
            Connected = connected,
            Why = StatusReason.Schedule,
            Zone = of.Timetable?.Zone.Id,
        };
        if (of.Timetable is not { } timetable)
        {
            var settled = of.Hand?.Settled(now, absenceLimit);
            return status with
            {
                Why = settled is null ? StatusReason.Never : settled.IsByHand ? StatusReason.Hand : StatusReason.Absence,
                By = settled?.By,
                Since = settled?.At,
                Until = settled?.LapsesAt(absenceLimit),
            };
        }

        return HoldingHand(of, timetable, now) is { } hand
            ? status with { Why = StatusReason.Hand, By = hand.By, Since = hand.At, Until = timetable.NextChange(hand.At) }
            : status with { Until = timetable.NextChange(now), Interval = timetable.Explain(now) };
    }

    /// <summary>Whether a switch that holds now holds as long by other hours as by those under which it was moved.</summary>
    public static bool HoldsThrough(OperatorFacts before, OperatorFacts after, Instant now) =>
        before.Timetable is { } was && after.Timetable is { } becomes && HoldingHand(before, was, now) is { } hand
        && was.StateAt(now) == becomes.StateAt(now) && was.NextChange(hand.At) == becomes.NextChange(hand.At);

    /// <summary>A switch as a member's coming or going leaves it, or null where it stays: it is absent exactly while they are connected nowhere.</summary>
    public static HandSwitch? Settle(HandSwitch? hand, bool connected, Instant now, Duration? absenceLimit) => connected
        ? hand?.Settled(now, absenceLimit) is { } settled ? settled with { AbsentSince = null } : null
        : hand is { On: true, AbsentSince: null } ? hand with { AbsentSince = now } : null;

    /// <summary>The switch, while it outweighs the schedule: somebody moved it, and the schedule has not changed since.</summary>
    private static HandSwitch? HoldingHand(OperatorFacts of, Timetable timetable, Instant now) =>
        of.Hand is { IsByHand: true } hand && !(timetable.NextChange(hand.At) <= now) ? hand : null;
}
