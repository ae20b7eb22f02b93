using MultiChat.Commits;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Team;

/// <summary>What a team chooses for a site is kept, and of two edits at once one is told of the other.</summary>
internal sealed class SiteSuite : StoreSuite
{
    private static readonly SiteSettings Full = new()
    {
        Color = "#0a7cff",
        Side = SiteSide.Left,
        Consent = "Согласен на обработку «персональных данных» \U0001F469\u200D\U0001F4BB",
        Texts = new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = "Спросите 'о' \"чае\"", ["write"] = "שלום" },
    };

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A site's settings are kept as saved, and replaced as a whole.", SettingsAreKeptAndReplaced),
        Case("A site is added with its settings.", SettingsAreAddedWithTheSite),
        Case("What a later version keeps in a site's settings stays through a save of what was read.", UnknownMembersStay),
        Case("A site's version grows with each save, and with nothing else.", VersionGrowsWithEachSave),
        Case("Where a site was changed since nothing is written.", EarlierVersionIsLost),
        Case("Version 0 is whatever there is.", VersionZeroIsWhateverThereIs),
        Case("Of many commits of one version of a site at once one is written.", OneOfManyIsWritten),
    ];

    private static async Task SettingsAreKeptAndReplaced(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        foreach (var settings in new[] { Full, new SiteSettings { Side = SiteSide.Right }, new SiteSettings { Consent = "Да" }, SiteSettings.Default })
        {
            var site = project.Site with { Settings = settings };
            await f.Storage.Projects.SaveSiteAsync(site, f.Token);
            (await LoadAsync(f, project)).CheckLike(site, "the site");
        }
    }

    private static async Task SettingsAreAddedWithTheSite(StoreFixture f)
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var site = new Site { Project = project.Id, Id = new SiteId(f.NextId()), Key = f.NextId().ToString(), Settings = Full };
        await f.Storage.Projects.SaveSiteAsync(site, f.Token);
        (await TeamAsync(f, project)).Sites[1].CheckLike(site, "the added site");
        (await LoadAsync(f, project)).CheckLike(project.Site, "the other site of the project");
        (await LoadAsync(f, other)).CheckLike(other.Site, "the site of another project");
    }

    private static async Task UnknownMembersStay(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var later = SiteSettings.FromJson("""{"color":"#112233","hours":{"from":9}}""");
        await f.Storage.Projects.SaveSiteAsync(project.Site with { Settings = later }, f.Token);
        var read = await LoadAsync(f, project);
        await f.Storage.Projects.SaveSiteAsync(read with { Settings = read.Settings with { Color = null, Side = SiteSide.Left } }, f.Token);
        Check.Equal("""{"side":"left","hours":{"from":9}}""", (await LoadAsync(f, project)).Settings.ToJson(), "the settings");
    }

    private static Task VersionGrowsWithEachSave(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        var versions = new List<long> { (await LoadAsync(f, project)).Version };
        await f.Storage.Projects.SaveSiteAsync(project.Site with { Settings = Full }, f.Token);
        versions.Add((await LoadAsync(f, project)).Version);
        await WrittenAsync(f, store, Of(f, project, await LoadAsync(f, project) with { Settings = SiteSettings.Default }));
        versions.Add((await LoadAsync(f, project)).Version);
        Check.Sequence([1L, 2, 3], versions, "the versions after each save");
        var added = new Site { Project = project.Id, Id = new SiteId(f.NextId()), Key = f.NextId().ToString() };
        await WrittenAsync(f, store, Of(f, project, added) with { Settings = project.Project with { Name = "Другой" } });
        Check.Sequence([3L, 1], (await TeamAsync(f, project)).Sites.Select(site => site.Version), "the versions after another site was added");
    });

    private static Task EarlierVersionIsLost(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        var seen = await LoadAsync(f, project);
        await f.Storage.Projects.SaveSiteAsync(seen with { Settings = Full }, f.Token);
        var late = Of(f, project, seen with { Settings = SiteSettings.Default with { Color = "#000000" } }) with
        {
            Settings = project.Project with { Name = "Другой" },
        };
        Check.Equal(TeamOutcome.Lost, await CommitAsync(f, store, late), "the outcome");
        var team = await TeamAsync(f, project);
        team.Sites.Single().CheckLike(seen with { Settings = Full }, "the site that was changed first");
        Check.Equal(project.Project, team.Project, "the project");
        Check.Equal(0, (await store.ListAuditAsync(project.Id, before: null, 10, f.Token)).Count, "the number of entries");
        await WrittenAsync(f, store, Of(f, project, team.Sites[0] with { Settings = SiteSettings.Default }));
        (await LoadAsync(f, project)).CheckLike(seen with { Settings = SiteSettings.Default }, "the site as saved by who has seen it");
        var missing = new Site { Project = project.Id, Id = new SiteId(f.NextId()), Key = f.NextId().ToString(), Version = 1 };
        Check.Equal(TeamOutcome.Lost, await CommitAsync(f, store, Of(f, project, missing)), "a change of a site that is not there");
    });

    private static Task VersionZeroIsWhateverThereIs(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        foreach (var settings in new[] { Full, SiteSettings.Default })
        {
            await WrittenAsync(f, store, Of(f, project, project.Site with { Settings = settings }));
            (await LoadAsync(f, project)).CheckLike(project.Site with { Settings = settings }, "the site");
        }
    });

    private static Task OneOfManyIsWritten(StoreFixture f) => WithAsync(f, async store =>
    {
        var project = await f.AddProjectAsync();
        var seen = await LoadAsync(f, project);
        var outcomes = await Together.RunAsync(12, number => CommitAsync(
            f, store, Of(f, project, seen with { Settings = new SiteSettings { Consent = $"{number}" } })));
        Check.Equal(1, outcomes.Count(outcome => outcome.Released is not null), "the number of commits that were written");
        Check.Equal(1, (await store.ListAuditAsync(project.Id, before: null, 100, f.Token)).Count, "the number of entries");
        Check.Equal(seen.Version + 1, (await LoadAsync(f, project)).Version, "the version");
    });

    private static Task WithAsync(StoreFixture f, Func<ITeamStore, Task> run) => f.Storage.Projects is ITeamStore store ? run(store) : Task.CompletedTask;

    private static TeamCommit Of(StoreFixture f, StoreProject project, Site site) => new()
    {
        Entry = new AuditEntry
        {
            Project = project.Id,
            At = f.NextInstant(),
            By = null,
            Kind = "site_changed",
            Changes = [new AuditedChange { Subject = site.Id.Value, Field = "color", After = site.Settings.Color }],
        },
        Sites = [site],
    };

    private static Task<TeamOutcome> CommitAsync(StoreFixture f, ITeamStore store, TeamCommit commit) =>
        store.CommitAsync(commit, _ => throw new InvalidOperationException("Nobody loses the desk here."), f.Token);

    private static async Task WrittenAsync(StoreFixture f, ITeamStore store, TeamCommit commit) =>
        Check.Found((await CommitAsync(f, store, commit)).Released, "what a commit released that nothing stands against");

    private static async Task<ProjectTeam> TeamAsync(StoreFixture f, StoreProject project) =>
        (await f.Storage.Projects.ListAsync(f.Token)).Single(team => team.Project.Id == project.Id);

    private static async Task<Site> LoadAsync(StoreFixture f, StoreProject project) =>
        Check.Found((await TeamAsync(f, project)).FindSite(project.Site.Id), "the site");
}
