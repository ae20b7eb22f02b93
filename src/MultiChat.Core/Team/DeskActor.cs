using MultiChat.Projects;

namespace MultiChat.Team;

/// <summary>Who acts at the desk: a member in a project. The doors look the member's right up again for each command.</summary>
public sealed record DeskActor
{
    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>The member.</summary>
    public required MemberId Member { get; init; }
}
