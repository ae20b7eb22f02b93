using MultiChat.Availability;
using MultiChat.Commits;

namespace MultiChat.Commands;

/// <summary>What a command on a team has decided.</summary>
internal sealed record TeamDecision
{
    /// <summary>What is written.</summary>
    public required TeamCommit Commit { get; init; }

    /// <summary>
    /// Switches of members who stay on duty without the hours that put them there. Kept before the commit: until it is made, they say what the hours say.
    /// </summary>
    public IReadOnlyList<HandSwitch> Carried { get; init; } = [];
}
