using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

internal sealed record WireTeamGroup
{
    public required Guid Id { get; init; }

    public required long Version { get; init; }

    public required string Name { get; init; }

    public static WireTeamGroup Of(Group group) => new() { Id = group.Id.Value, Version = ReadVersion.Of(group), Name = group.Name };
}
