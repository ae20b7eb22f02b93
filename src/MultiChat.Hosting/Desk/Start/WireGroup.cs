using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

internal sealed record WireGroup
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<Guid> Members { get; init; }

    public static IReadOnlyList<WireGroup> ListOf(ProjectTeam team) => [.. team.Groups.Select(group => new WireGroup
    {
        Id = group.Id.Value,
        Name = group.Name,
        Members = [.. team.Members.Where(member => member.Groups.Contains(group.Id)).Select(member => member.Id.Value)],
    })];
}
