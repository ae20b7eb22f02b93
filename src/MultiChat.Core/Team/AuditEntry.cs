using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Team;

/// <summary>What somebody changed in a project and its team. Holds no secret.</summary>
public sealed record AuditEntry
{
    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>Its number in the project, from 1 without holes. The storage gives it.</summary>
    public long Number { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>Who, or null for the host's own code.</summary>
    public required MemberId? By { get; init; }

    /// <summary>What was done: <c>member_added</c>, <c>member_changed</c>, <c>project_changed</c> and so on.</summary>
    public required string Kind { get; init; }

    /// <summary>What it changed.</summary>
    public IReadOnlyList<AuditedChange> Changes { get; init; } = [];
}
