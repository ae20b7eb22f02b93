using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

internal sealed record WireProjectSettings
{
    public required long Version { get; init; }

    public required string Name { get; init; }

    public required string Language { get; init; }

    public required string Zone { get; init; }

    public required string? Country { get; init; }

    public static WireProjectSettings Of(Project project) =>
        new() { Version = ReadVersion.Of(project), Name = project.Name, Language = project.Language, Zone = project.Zone, Country = project.Country };
}
