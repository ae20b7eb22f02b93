using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

internal sealed record WireSettingsGroup
{
    public required Guid Id { get; init; }

    public required long Version { get; init; }

    public required string Name { get; init; }

    /// <summary>How many operators it has.</summary>
    public required int Members { get; init; }

    public static WireSettingsGroup Of(ProjectTeam team, Group group) => new()
    {
        Id = group.Id.Value,
        Version = ReadVersion.Of(group),
        Name = group.Name,
        Members = team.Members.Count(member => member.IsOperator && member.Groups.Contains(group.Id)),
    };
}
