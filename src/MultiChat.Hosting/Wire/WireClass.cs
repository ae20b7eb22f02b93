using MultiChat.Team;

namespace MultiChat.Hosting.Wire;

/// <summary>A class of inquiries, as operators and those who settle the list have it.</summary>
internal sealed record WireClass
{
    public required Guid Id { get; init; }

    public required long Version { get; init; }

    public required string Name { get; init; }

    public required bool IsLead { get; init; }

    public required bool Removed { get; init; }

    public static IReadOnlyList<WireClass> ListOf(ProjectTeam team) => [.. team.Classes.Select(Of)];

    public static WireClass Of(InquiryClass known) =>
        new() { Id = known.Id.Value, Version = known.Version, Name = known.Name, IsLead = known.IsLead, Removed = known.Removed };
}
