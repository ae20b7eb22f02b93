using MultiChat.Projects;

namespace MultiChat.Hosting.Desk;

internal sealed record WireProjectSettings
{
    public required string Name { get; init; }

    public required string Language { get; init; }

    public required string Zone { get; init; }

    public required string? Country { get; init; }

    public static WireProjectSettings Of(Project project) =>
        new() { Name = project.Name, Language = project.Language, Zone = project.Zone, Country = project.Country };
}
