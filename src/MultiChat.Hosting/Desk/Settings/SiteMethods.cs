using MultiChat.Hosting.Wire;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>The sites of a project, and what the team chooses for their widgets.</summary>
internal sealed class SiteMethods(ChatEngine chat) : IDeskSubject
{
    public IEnumerable<DeskMethod> Methods =>
    [
        DeskMethod.Of<AddSiteInput, SiteAnswer>("AddSite", Rights.ProjectSettings, "POST", "settings/sites", AddSiteAsync),
        DeskMethod.Of<SaveSiteInput, SiteAnswer>("SaveSite", Rights.ProjectSettings, "PUT", "settings/sites/{key}", SaveSiteAsync),
    ];

    private async ValueTask<SiteAnswer> AddSiteAsync(DeskActor me, AddSiteInput input)
    {
        var key = ProjectKey.IsOne(input.Key) ? input.Key : throw Refusal.InvalidField("key", ProjectKey.Rule);
        try
        {
            return new SiteAnswer { Site = WireSite.Of(await chat.Admin.As(me).AddSiteAsync(me.Project, key)) };
        }
        catch (DuplicateKeyException)
        {
            throw new Refusal(RefusalCode.KeyTaken, "There is a site of that key.");
        }
    }

    private async ValueTask<SiteAnswer> SaveSiteAsync(DeskActor me, SaveSiteInput input)
    {
        var door = chat.Admin.As(me);
        var site = door.Projects[0].Sites.FirstOrDefault(known => string.Equals(known.Key, input.Key, StringComparison.Ordinal)) ?? throw Refusal.NotFound();
        // 0 would be whatever is there, which is nobody's to say from outside; of a storage that gives no versions all are 0.
        if (input.Version == 0 && site.Version != 0)
        {
            throw SiteRules.Conflict(site);
        }

        var settings = new SiteSettings
        {
            Color = input.Color,
            Side = WireSide.Read(input.Side),
            Consent = input.Consent,
            Texts = input.Texts ?? SiteSettings.Default.Texts,
            // A page of an earlier version knows nothing of them.
            Segments = input.Segments is { } segments ? [.. segments.Select(segment => segment.ToSegment())] : site.Settings.Segments,
            Groups = input.Groups is { } groups ? [.. groups.Select(group => new GroupId(group))] : site.Settings.Groups,
        };
        return new SiteAnswer { Site = WireSite.Of(await door.SaveSiteAsync(site with { Version = input.Version, Settings = settings })) };
    }
}
