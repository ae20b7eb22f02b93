using MultiChat.Projects;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Availability;

/// <summary>An operator has become available or unavailable (rule P6).</summary>
public sealed record AvailabilityChange
{
    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>Who.</summary>
    public required MemberId Member { get; init; }

    /// <summary>The new state.</summary>
    public required bool Available { get; init; }

    /// <summary>When it changed.</summary>
    public required Instant At { get; init; }
}
