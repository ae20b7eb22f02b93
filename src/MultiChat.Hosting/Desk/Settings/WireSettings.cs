using MultiChat.Hosting.Wire;
using MultiChat.Projects;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Hosting.Desk;

internal sealed record WireSettings
{
    public required WireProjectSettings Project { get; init; }

    public required IReadOnlyList<WireSettingsGroup> Groups { get; init; }

    public required IReadOnlyList<WireClass> Classes { get; init; }

    public required IReadOnlyList<WireSite> Sites { get; init; }

    /// <summary>The time zones to choose from.</summary>
    public required IReadOnlyList<string> Zones { get; init; }

    public static WireSettings Of(ProjectTeam team, IDateTimeZoneProvider zones) => new()
    {
        Project = WireProjectSettings.Of(team.Project),
        Groups = [.. team.Groups.Select(group => WireSettingsGroup.Of(team, group))],
        Classes = WireClass.ListOf(team),
        Sites = [.. team.Sites.Select(WireSite.Of)],
        Zones = zones.WithoutAliases(),
    };
}
