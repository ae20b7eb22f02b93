using MultiChat.Hosting.Wire;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>What a project is called, which language its generated names have, and in which time zone and country it works.</summary>
internal sealed class SettingsMethods(ChatEngine chat, MultiChatOptions options) : IDeskSubject
{
    public IEnumerable<DeskMethod> Methods =>
    [
        DeskMethod.Of<Nothing, WireSettings>("Settings", Rights.ProjectSettings, "GET", "settings", SettingsAsync),
        DeskMethod.Of<SaveProjectInput, ProjectAnswer>("SaveProject", Rights.ProjectSettings, "PUT", "settings/project", SaveProjectAsync),
    ];

    private ValueTask<WireSettings> SettingsAsync(DeskActor me, Nothing input) =>
        ValueTask.FromResult(WireSettings.Of(chat.Admin.As(me).Projects[0], options.Rules.TimeZones));

    private async ValueTask<ProjectAnswer> SaveProjectAsync(DeskActor me, SaveProjectInput input)
    {
        var name = TeamFields.Name("name", input.Name);
        var language = input.Language is "ru" or "en" ? input.Language : throw Refusal.InvalidField("language", "The language is ru or en.");
        var zone = TeamFields.Zone(options.Rules.TimeZones, input.Zone)!;
        var saved = await chat.Admin.As(me).SaveProjectAsync(me.Project, project => ReadVersion.Upon(
            project,
            project with { Name = name, Language = language, Zone = zone, Country = input.Country is { } country ? CountryOf(country) : project.Country },
            input.Version));
        return new ProjectAnswer { Project = WireProjectSettings.Of(saved) };
    }

    private static string? CountryOf(string given) =>
        given.Length == 0 ? null : CountryCode.IsOne(given) ? given : throw Refusal.InvalidField("country", CountryCode.Rule);
}
