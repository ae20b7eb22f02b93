using MultiChat.Projects;

namespace MultiChat.Team;

/// <summary>A named set of operators; a dialog may belong to one.</summary>
public sealed record Group
{
    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>Names the group.</summary>
    public required GroupId Id { get; init; }

    /// <summary>The name operators see, 1 to 100 units.</summary>
    public required string Name { get; init; }
}
