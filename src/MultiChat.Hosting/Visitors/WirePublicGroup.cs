using MultiChat.Team;

namespace MultiChat.Hosting.Visitors;

/// <summary>A group as visitors see it, where they pick one.</summary>
internal sealed record WirePublicGroup
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public static WirePublicGroup Of(Group group) => new() { Id = group.Id.Value, Name = group.Name };
}
