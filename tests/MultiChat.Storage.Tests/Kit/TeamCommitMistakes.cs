using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with a team's commits and their audit.</summary>
internal static class TeamCommitMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        In("forgets the sites of a team's commit", "TeamCommit.AllOfItIsWritten", commit => commit with { Sites = [] }),
        In("lets the later of two edits win", "TeamCommit.EarlierVersionIsLost", commit => commit with
        {
            Members = [.. commit.Members.Select(member => member with { Version = 0 })],
        }),
        In("does not ask who changes a team", "TeamCommit.CommitOfEarlierRightsIsLost", commit => commit with { RestsOn = null }),
        In("says that everybody did it", "Audit.EntriesAreKept", commit => commit with { Entry = commit.Entry with { By = null } }),
        In("keeps the first change of an entry", "Audit.EntriesAreKept", commit => commit with
        {
            Entry = commit.Entry with { Changes = [.. commit.Entry.Changes.Take(1)] },
        }),
        In("writes members one by one", "TeamCommit.EarlierVersionIsLost", inner => new OneByOne(inner)),
        In("writes members one by one, and stops in the middle", "TeamCommit.AllIsWrittenOrNothing", inner => new OneByOne(inner)),
        In("releases member by member", "TeamCommit.DialogsOfAllAreReleased", inner => new OneByOne(inner)),
        In("looks for an administrator before it writes", "TeamCommit.OneOfTwoAdministratorsStays", inner => new LookingFirst(inner)),
        In("counts a disabled administrator", "TeamCommit.LastAdministratorStays", inner => new Unguarded(inner)),
        In("lists the audit from its beginning", "Audit.AuditIsListedByPages", inner => new Reversed(inner)),
        In("counts each read as a save", "TeamCommit.VersionGrowsWithEachSave", inner => new Restless(inner)),
    ];

    private static Mistake In(string name, string rejectedBy, Func<TeamCommit, TeamCommit> spoil) => In(name, rejectedBy, inner => new Spoiled(inner, spoil));

    private static Mistake In(string name, string rejectedBy, Func<IProjectStore, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Projects)] = spoil(storage.Projects) });

    private sealed class Spoiled(IProjectStore inner, Func<TeamCommit, TeamCommit> spoil)
    {
        public Task<TeamOutcome> CommitAsync(TeamCommit commit, Func<Dialog, DialogCommit> release, CancellationToken cancellation) =>
            ((ITeamStore)inner).CommitAsync(spoil(commit), release, cancellation);
    }

    private sealed class OneByOne(IProjectStore inner)
    {
        public async Task<TeamOutcome> CommitAsync(TeamCommit commit, Func<Dialog, DialogCommit> release, CancellationToken cancellation)
        {
            var store = (ITeamStore)inner;
            var released = new List<DialogCommit>();
            var outcome = await store.CommitAsync(commit with { Members = [.. commit.Members.Take(1)] }, release, cancellation);
            foreach (var member in commit.Members.Skip(1))
            {
                released.AddRange(outcome.Released ?? []);
                if (outcome.Released is null)
                {
                    return outcome;
                }

                outcome = await store.CommitAsync(commit with { Settings = null, Sites = [], Groups = [], Members = [member] }, release, cancellation);
            }

            return outcome.Released is null ? outcome : TeamOutcome.Written([.. released, .. outcome.Released]);
        }
    }

    /// <summary>Guards the last administrator by what it read before.</summary>
    private sealed class LookingFirst(IProjectStore inner)
    {
        private readonly Gap _gap = new();

        public async Task<TeamOutcome> CommitAsync(TeamCommit commit, Func<Dialog, DialogCommit> release, CancellationToken cancellation)
        {
            var team = (await inner.ListAsync(cancellation)).FirstOrDefault(known => known.Project.Id == commit.Entry.Project);
            await _gap.PassAsync();
            var others = team?.Members.Where(known => commit.Members.All(member => member.Id != known.Id)) ?? [];
            if (commit.Members.Count > 0 && team is not null && team.Members.Any(member => member.May(Rights.Administrator))
                && !others.Concat(commit.Members).Any(member => member.May(Rights.Administrator)))
            {
                return TeamOutcome.LeavesNoAdministrator;
            }

            return await WithoutGuardAsync(inner, commit, release, cancellation);
        }
    }

    private static async Task<TeamOutcome> WithoutGuardAsync(
        IProjectStore inner, TeamCommit commit, Func<Dialog, DialogCommit> release, CancellationToken cancellation)
    {
        var outcome = await ((ITeamStore)inner).CommitAsync(commit, release, cancellation);
        if (outcome != TeamOutcome.LeavesNoAdministrator)
        {
            return outcome;
        }

        foreach (var member in commit.Members)
        {
            await inner.SaveMemberAsync(member, cancellation);
        }

        return TeamOutcome.Written([]);
    }

    private sealed class Unguarded(IProjectStore inner)
    {
        public Task<TeamOutcome> CommitAsync(TeamCommit commit, Func<Dialog, DialogCommit> release, CancellationToken cancellation) =>
            WithoutGuardAsync(inner, commit, release, cancellation);
    }

    private sealed class Reversed(IProjectStore inner)
    {
        public async Task<IReadOnlyList<AuditEntry>> ListAuditAsync(ProjectId project, long? before, int limit, CancellationToken cancellation) =>
            [.. (await ((ITeamStore)inner).ListAuditAsync(project, before, limit, cancellation)).Reverse()];
    }

    private sealed class Restless(IProjectStore inner)
    {
        private int _reads;

        public async Task<IReadOnlyList<ProjectTeam>> ListAsync(CancellationToken cancellation)
        {
            var more = Interlocked.Increment(ref _reads);
            return
            [
                .. (await inner.ListAsync(cancellation)).Select(team => team with
                {
                    Members = [.. team.Members.Select(member => member with { Version = member.Version + more })],
                }),
            ];
        }
    }
}
