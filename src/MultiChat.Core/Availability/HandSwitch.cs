using MultiChat.Projects;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Availability;

/// <summary>An operator's hand switch with the facts from which availability follows (rule P2).</summary>
public sealed record HandSwitch
{
    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>Whose switch.</summary>
    public required MemberId Member { get; init; }

    /// <summary>Where the switch stands.</summary>
    public required bool On { get; init; }

    /// <summary>When it was moved.</summary>
    public required Instant At { get; init; }

    /// <summary>Who moved it, or null where absence or the host's own code did.</summary>
    public required MemberId? By { get; init; }

    /// <summary>Whether the host's own code moved it (rule P7).</summary>
    public bool ByHost { get; init; }

    /// <summary>Whether somebody moved it, and not absence.</summary>
    internal bool IsByHand => By is not null || ByHost;

    /// <summary>Since when the operator has no live session, or null while there is one.</summary>
    public Instant? AbsentSince { get; init; }

    /// <summary>The instant at which absence ends an availability, or null where nothing will.</summary>
    /// <param name="limit">How long an operator may be away, or null for ever.</param>
    public Instant? LapsesAt(Duration? limit) => On && limit is { } allowed ? AbsentSince + allowed : null;

    /// <summary>Whether the operator is available at an instant: switched on, and not away for too long (rule P2).</summary>
    /// <param name="now">The instant.</param>
    /// <param name="limit">How long an operator may be away, or null for ever.</param>
    public bool IsAvailable(Instant now, Duration? limit) => On && !(LapsesAt(limit) <= now);

    /// <summary>The switch as absence left it, where absence has ended the availability by now; else the same.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="limit">How long an operator may be away, or null for ever.</param>
    public HandSwitch Settled(Instant now, Duration? limit) =>
        LapsesAt(limit) is { } lapsed && lapsed <= now ? this with { On = false, At = lapsed, By = null, ByHost = false } : this;
}
