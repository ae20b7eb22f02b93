namespace MultiChat.Hosting.Desk;

internal sealed record WireTeam
{
    public required IReadOnlyList<WireTeamMember> Members { get; init; }

    public required IReadOnlyList<WireTeamGroup> Groups { get; init; }

    /// <summary>The project's time zone, in which hours without a zone are meant.</summary>
    public required string Zone { get; init; }

    /// <summary>Whether the host sends letters.</summary>
    public required bool Letters { get; init; }

    /// <summary>Whether the app says what members may do, so that nobody changes it here.</summary>
    public required bool HostRights { get; init; }
}
