using MultiChat.Projects;

namespace MultiChat.Team;

/// <summary>What kind of matter an inquiry can be, as the project's list has it (rule J1).</summary>
public sealed record InquiryClass
{
    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>Names the class.</summary>
    public required ClassId Id { get; init; }

    /// <summary>The name operators see, 1 to 100 units; no other class to choose from has it, case ignored.</summary>
    public required string Name { get; init; }

    /// <summary>Whether such an inquiry is a lead.</summary>
    public bool IsLead { get; init; }

    /// <summary>Whether it can't be chosen any more. Inquiries that have it keep it, and its name.</summary>
    public bool Removed { get; init; }

    /// <summary>Grows with each save; a save expects the one that was read, and 0 expects nothing. The storage gives it.</summary>
    public long Version { get; init; }
}
