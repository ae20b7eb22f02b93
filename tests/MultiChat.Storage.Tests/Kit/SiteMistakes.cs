using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with what a team chooses for its sites.</summary>
internal static class SiteMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        In("has no column for a project's country", "ProjectStore.SavedProjectIsReplacedInItsPlace", inner => new Listed(inner, team => team with
        {
            Project = team.Project with { Country = null },
        })),
        In("has no column for a site's settings", "Site.SettingsAreKeptAndReplaced", inner => new Settled(inner, _ => SiteSettings.Default)),
        In("adds sites without their settings", "Site.SettingsAreAddedWithTheSite", inner => new Settled(inner, _ => SiteSettings.Default)),
        In("keeps of a site's settings what it knows", "Site.UnknownMembersStay", inner => new Settled(inner, Known)),
        In("gives sites no new version", "Site.VersionGrowsWithEachSave", inner => new Listed(inner, team => WithVersions(team, _ => 1))),
        In("lets the later of two edits of a site win", "Site.EarlierVersionIsLost", inner => new Unversioned(inner)),
        In("compares a site's version before it writes", "Site.OneOfManyIsWritten", inner => new LookingFirst(inner)),
        In("takes 0 for a site's version", "Site.VersionZeroIsWhateverThereIs", inner => new Demanding(inner)),
    ];

    private static Mistake In(string name, string rejectedBy, Func<IProjectStore, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Projects)] = spoil(storage.Projects) });

    private static SiteSettings Known(SiteSettings settings) =>
        new() { Color = settings.Color, Side = settings.Side, Consent = settings.Consent, Texts = settings.Texts };

    private static ProjectTeam WithVersions(ProjectTeam team, Func<Site, long> version) =>
        team with { Sites = [.. team.Sites.Select(site => site with { Version = version(site) })] };

    private sealed class Listed(IProjectStore inner, Func<ProjectTeam, ProjectTeam> spoil)
    {
        public async Task<IReadOnlyList<ProjectTeam>> ListAsync(CancellationToken cancellation) =>
            [.. (await inner.ListAsync(cancellation)).Select(spoil)];
    }

    private sealed class Settled(IProjectStore inner, Func<SiteSettings, SiteSettings> spoil)
    {
        public Task SaveSiteAsync(Site site, CancellationToken cancellation) =>
            inner.SaveSiteAsync(site with { Settings = spoil(site.Settings) }, cancellation);
    }

    private sealed class Unversioned(IProjectStore inner)
    {
        public Task<TeamOutcome> CommitAsync(TeamCommit commit, Func<Dialog, DialogCommit> release, CancellationToken cancellation) =>
            WriteAsync(inner, commit, release, cancellation);
    }

    private sealed class LookingFirst(IProjectStore inner)
    {
        private readonly Gap _gap = new();

        public async Task<TeamOutcome> CommitAsync(TeamCommit commit, Func<Dialog, DialogCommit> release, CancellationToken cancellation)
        {
            var team = (await inner.ListAsync(cancellation)).First(known => known.Project.Id == commit.Entry.Project);
            await _gap.PassAsync();
            return commit.Sites.Any(site => site.Version != 0 && team.FindSite(site.Id)?.Version != site.Version)
                ? TeamOutcome.Lost
                : await WriteAsync(inner, commit, release, cancellation);
        }
    }

    private sealed class Demanding(IProjectStore inner)
    {
        public async Task<TeamOutcome> CommitAsync(TeamCommit commit, Func<Dialog, DialogCommit> release, CancellationToken cancellation)
        {
            var team = (await inner.ListAsync(cancellation)).FirstOrDefault(known => known.Project.Id == commit.Entry.Project);
            return commit.Sites.Any(site => team?.FindSite(site.Id) is { } kept && kept.Version != site.Version)
                ? TeamOutcome.Lost
                : await ((ITeamStore)inner).CommitAsync(commit, release, cancellation);
        }
    }

    private static Task<TeamOutcome> WriteAsync(
        IProjectStore inner, TeamCommit commit, Func<Dialog, DialogCommit> release, CancellationToken cancellation) =>
        ((ITeamStore)inner).CommitAsync(commit with { Sites = [.. commit.Sites.Select(site => site with { Version = 0 })] }, release, cancellation);
}
