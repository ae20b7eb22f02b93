using System.Text;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Team;

internal sealed class ProjectStoreSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A fresh storage has no projects.", FreshStorageHasNoProjects),
        Case("Projects are listed in the order of their making.", ProjectsAreListedInTheOrderOfTheirMaking),
        Case("Saving a project again replaces its name, language, zone and country, and nothing else.", SavedProjectIsReplacedInItsPlace),
        Case("A project keeps the slug it began with.", ProjectKeepsItsSlug),
        Case("A slug is unique: a second one throws and changes nothing.", TakenSlugIsRefused),
        Case("Of many projects of one slug at once one is made.", OneOfManyProjectsOfOneSlugIsMade),
        Case("Sites are listed in the order of their making, as saved.", SitesAreKeptAsSaved),
        Case("Saving a site again replaces its key and origins; the old key is free.", SavedSiteIsReplacedAndItsKeyIsFree),
        Case("A site key is unique in the project: a second one throws and changes nothing.", TakenKeyOfTheSameProjectIsRefused),
        Case("A site key is unique in the installation.", TakenKeyOfAnotherProjectIsRefused),
        Case("A site cannot move to a key that is taken; it keeps its own.", SiteCannotMoveToATakenKey),
        Case("Groups are listed in the order of their making; a saved one is replaced in its place.", GroupsAreKeptAndReplaced),
        Case("A team that was listed is not changed by later writes.", ListedTeamDoesNotChange),
        Case("Text is kept unit by unit.", NamesAreKeptUnitByUnit),
    ];

    private static async Task FreshStorageHasNoProjects(StoreFixture f) =>
        Check.Equal(0, (await f.Storage.Projects.ListAsync(f.Token)).Count, "the number of projects");

    private static async Task ProjectsAreListedInTheOrderOfTheirMaking(StoreFixture f)
    {
        var made = new List<Project>();
        foreach (var slug in new[] { "m", "a", "z", "b-2", "0" })
        {
            var id = f.NextHash().AsSpan(0, 16);
            made.Add(new Project { Id = new ProjectId(new Guid(id)), Slug = slug, Name = slug, Language = "en", Zone = "UTC" });
            await f.Storage.Projects.SaveProjectAsync(made[^1], f.Token);
        }

        Check.Sequence(made, (await f.Storage.Projects.ListAsync(f.Token)).Select(team => team.Project), "the projects");
    }

    private static async Task SavedProjectIsReplacedInItsPlace(StoreFixture f)
    {
        var first = await f.AddProjectAsync();
        var second = await f.AddProjectAsync();
        var changed = first.Project with { Name = "Other", Language = "en", Zone = "Asia/Kathmandu", Country = "NP", ZoneSince = f.NextInstant() };
        await f.Storage.Projects.SaveProjectAsync(changed, f.Token);
        var teams = await f.Storage.Projects.ListAsync(f.Token);
        Check.Sequence([changed, second.Project], teams.Select(team => team.Project), "the projects");
        await f.Storage.Projects.SaveProjectAsync(changed with { Country = null }, f.Token);
        teams = await f.Storage.Projects.ListAsync(f.Token);
        Check.Sequence([changed with { Country = null }, second.Project], teams.Select(team => team.Project), "the projects after one lost its country");
        teams[0].Sites.Single().CheckLike(first.Site, "the site of a replaced project");
    }

    private static async Task ProjectKeepsItsSlug(StoreFixture f)
    {
        var (first, second) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        foreach (var slug in new[] { "other", second.Project.Slug })
        {
            await f.Storage.Projects.SaveProjectAsync(first.Project with { Slug = slug, Name = slug }, f.Token);
            var team = (await f.Storage.Projects.ListAsync(f.Token))[0];
            Check.Equal(first.Project with { Name = slug }, team.Project, "the project");
        }
    }

    private static async Task TakenSlugIsRefused(StoreFixture f)
    {
        var first = await f.AddProjectAsync();
        var second = first.Project with { Id = new ProjectId(f.NextId()), Name = "Second" };
        await Check.ThrowsAsync<DuplicateKeyException>(
            () => f.Storage.Projects.SaveProjectAsync(second, f.Token), "a second project of a slug");
        Check.Sequence([first.Project], (await f.Storage.Projects.ListAsync(f.Token)).Select(team => team.Project), "the projects");
    }

    private static async Task OneOfManyProjectsOfOneSlugIsMade(StoreFixture f)
    {
        var made = await Together.RunAsync(16, async _ =>
        {
            try
            {
                var project = new Project { Id = new ProjectId(f.NextId()), Slug = "main", Name = "Main", Language = "en", Zone = "UTC" };
                await f.Storage.Projects.SaveProjectAsync(project, f.Token);
                return true;
            }
            catch (DuplicateKeyException)
            {
                return false;
            }
        });
        Check.Equal(1, made.Count(done => done), "the number of saves that succeeded");
        Check.Equal(1, (await f.Storage.Projects.ListAsync(f.Token)).Count, "the number of projects");
    }

    private static async Task SitesAreKeptAsSaved(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var second = NewSite(f, project) with { AllowedOrigins = ["https://z.example", "https://a.example:8443", "http://localhost"] };
        var third = NewSite(f, project);
        await f.Storage.Projects.SaveSiteAsync(second, f.Token);
        await f.Storage.Projects.SaveSiteAsync(third, f.Token);
        var sites = (await TeamAsync(f, project)).Sites;
        Check.Sequence([project.Site.Id, second.Id, third.Id], sites.Select(site => site.Id), "the sites");
        sites[1].CheckLike(second, "a site with origins");
        sites[2].CheckLike(third, "a site without origins");
    }

    private static async Task SavedSiteIsReplacedAndItsKeyIsFree(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var changed = project.Site with { Key = "other-key", AllowedOrigins = ["https://a.example"] };
        await f.Storage.Projects.SaveSiteAsync(changed, f.Token);
        await f.Storage.Projects.SaveSiteAsync(NewSite(f, project) with { Key = project.Site.Key }, f.Token);
        var sites = (await TeamAsync(f, project)).Sites;
        Check.Equal(2, sites.Count, "the number of sites");
        sites[0].CheckLike(changed, "a replaced site");
    }

    private static async Task TakenKeyOfTheSameProjectIsRefused(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        await RefusedKeyAsync(f, NewSite(f, project) with { Key = project.Site.Key });
        (await TeamAsync(f, project)).Sites.Single().CheckLike(project.Site, "the only site");
    }

    private static async Task TakenKeyOfAnotherProjectIsRefused(StoreFixture f)
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        await RefusedKeyAsync(f, NewSite(f, other) with { Key = project.Site.Key });
        (await TeamAsync(f, other)).Sites.Single().CheckLike(other.Site, "the only site");
    }

    private static async Task SiteCannotMoveToATakenKey(StoreFixture f)
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        await RefusedKeyAsync(f, other.Site with { Key = project.Site.Key, AllowedOrigins = ["https://a.example"] });
        (await TeamAsync(f, other)).Sites.Single().CheckLike(other.Site, "a site that could not move");
    }

    private static async Task GroupsAreKeptAndReplaced(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        string[] names = ["Продажи", "Sales", "Продажи"];
        var groups = names
            .Select(name => new Group { Project = project.Id, Id = new GroupId(f.NextId()), Name = name }).ToList();
        foreach (var group in groups)
        {
            await f.Storage.Projects.SaveGroupAsync(group, f.Token);
        }

        Check.Sequence(groups, (await TeamAsync(f, project)).Groups, "the groups");
        groups[0] = groups[0] with { Name = "Возвраты" };
        await f.Storage.Projects.SaveGroupAsync(groups[0], f.Token);
        Check.Sequence(groups, (await TeamAsync(f, project)).Groups, "the groups after one was renamed");
    }

    private static async Task ListedTeamDoesNotChange(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var before = await f.Storage.Projects.ListAsync(f.Token);
        await f.Storage.Projects.SaveProjectAsync(project.Project with { Name = "Later" }, f.Token);
        await f.Storage.Projects.SaveSiteAsync(NewSite(f, project), f.Token);
        await project.AddMemberAsync();
        await project.AddGroupAsync();
        await f.AddProjectAsync();
        Check.Sequence([project.Project], before.Select(team => team.Project), "the projects listed before");
        Check.Equal((1, 0, 0), (before[0].Sites.Count, before[0].Members.Count, before[0].Groups.Count), "the team listed before");
    }

    private static async Task NamesAreKeptUnitByUnit(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var name = "Ёлка " + "й".Normalize(NormalizationForm.FormD) + " 'о\"' \U0001F469\u200D\U0001F4BB שלום  ";
        await f.Storage.Projects.SaveProjectAsync(project.Project with { Name = name }, f.Token);
        Check.Equal(name, (await TeamAsync(f, project)).Project.Name, "the project's name");
    }

    private static async Task RefusedKeyAsync(StoreFixture f, Site site) =>
        await Check.ThrowsAsync<DuplicateKeyException>(() => f.Storage.Projects.SaveSiteAsync(site, f.Token), "a second site of a key");

    private static Site NewSite(StoreFixture f, StoreProject project) =>
        new() { Project = project.Id, Id = new SiteId(f.NextId()), Key = f.NextId().ToString() };

    private static async Task<ProjectTeam> TeamAsync(StoreFixture f, StoreProject project) =>
        (await f.Storage.Projects.ListAsync(f.Token)).Single(team => team.Project.Id == project.Id);
}
