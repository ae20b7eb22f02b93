using MultiChat.Schedules;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Availability;

/// <summary>Whether an operator is available and connected at an instant, two facts and never one, and why.</summary>
public sealed record OperatorStatus
{
    /// <summary>Who.</summary>
    public required MemberId Member { get; init; }

    /// <summary>May be reached through the desk.</summary>
    public required bool Available { get; init; }

    /// <summary>Has a live session.</summary>
    public required bool Connected { get; init; }

    /// <summary>What made it so.</summary>
    public required StatusReason Why { get; init; }

    /// <summary>Who moved the switch; null where absence or the host's own code did, or nobody.</summary>
    public MemberId? By { get; init; }

    /// <summary>Since when, or null where the switch was never moved or does not count.</summary>
    public Instant? Since { get; init; }

    /// <summary>When that ends by itself: by absence, or where the schedule changes next. Null where it does not.</summary>
    public Instant? Until { get; init; }

    /// <summary>The interval of the schedule that makes the operator available, or null.</summary>
    public DatedInterval? Interval { get; init; }

    /// <summary>The time zone in which the schedule is meant, or null without one.</summary>
    public string? Zone { get; init; }
}
