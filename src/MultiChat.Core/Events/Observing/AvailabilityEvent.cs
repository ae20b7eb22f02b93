using MultiChat.Team;

namespace MultiChat.Events;

/// <summary>An operator has become available or unavailable (rule P6).</summary>
public sealed record AvailabilityEvent : ChatEvent
{
    /// <summary>Who.</summary>
    public required MemberId Member { get; init; }

    /// <summary>The new state.</summary>
    public required bool Available { get; init; }
}
