using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Hosts;

/// <summary>How many live connections an operator has at one host.</summary>
public sealed record OperatorConnections
{
    /// <summary>The host.</summary>
    public required HostId Host { get; init; }

    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>The operator.</summary>
    public required MemberId Member { get; init; }

    /// <summary>How many; 0 or more.</summary>
    public required int Count { get; init; }
}
