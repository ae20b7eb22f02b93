using System.Collections.Concurrent;
using MultiChat.Availability;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with projects, teams and hand switches.</summary>
internal static class TeamMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        In("changes a project's slug", "ProjectStore.ProjectKeepsItsSlug", inner => new MovingSlugs(inner)),
        In("takes a second member of an e-mail in silence", "Team.EmailOfAnotherMemberIsRefused", inner => new SilentlyKeeping(inner)),
        In("lists members by name", "Team.MembersAreKeptAsSaved", inner => new SortedMembers(inner)),
        In("forgets the phones of members", "Team.MembersAreKeptAsSaved", inner => new Forgetting(inner, member => member with { Phone = null })),
        In("forgets who has which photo", "Team.SavedMemberIsReplacedInTheirPlace", inner => new Forgetting(inner, member => member with { Photo = null })),
        In("forgets which hand switches count", "Team.MembersAreKeptAsSaved", inner => new Forgetting(inner, member => member with { SwitchesSince = null })),
        In("changes what it has listed", "ProjectStore.ListedTeamDoesNotChange", inner => new LiveTeams(inner)),
        In("keeps one hand switch of a project", "HandSwitchStore.EachMemberHasASwitch", inner => new OneSwitch(inner)),
        In("lists a switch with all its past", "HandSwitchStore.LaterSwitchTakesThePlaceOfTheEarlier", (IHandSwitchStore _) => new AllSwitches()),
    ];

    private static Mistake In(string name, string rejectedBy, Func<IProjectStore, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Projects)] = spoil(storage.Projects) });

    private static Mistake In(string name, string rejectedBy, Func<IHandSwitchStore, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.HandSwitches)] = spoil(storage.HandSwitches) });

    private sealed class MovingSlugs(IProjectStore inner)
    {
        private readonly ConcurrentDictionary<ProjectId, string> _slugs = new();

        public async Task<IReadOnlyList<ProjectTeam>> ListAsync(CancellationToken cancellation) =>
            [.. (await inner.ListAsync(cancellation)).Select(team => team with
            {
                Project = team.Project with { Slug = _slugs[team.Project.Id] },
            })];

        public async Task SaveProjectAsync(Project project, CancellationToken cancellation)
        {
            await inner.SaveProjectAsync(project, cancellation);
            _slugs[project.Id] = project.Slug;
        }
    }

    private sealed class SilentlyKeeping(IProjectStore inner)
    {
        public async Task SaveMemberAsync(Member member, CancellationToken cancellation)
        {
            try
            {
                await inner.SaveMemberAsync(member, cancellation);
            }
            catch (DuplicateKeyException)
            {
                // INSERT OR IGNORE.
            }
        }
    }

    private sealed class Forgetting(IProjectStore inner, Func<Member, Member> forget)
    {
        public Task SaveMemberAsync(Member member, CancellationToken cancellation) => inner.SaveMemberAsync(forget(member), cancellation);
    }

    private sealed class SortedMembers(IProjectStore inner)
    {
        public async Task<IReadOnlyList<ProjectTeam>> ListAsync(CancellationToken cancellation) =>
            [.. (await inner.ListAsync(cancellation)).Select(team => team with
            {
                Members = [.. team.Members.OrderBy(member => member.FirstName, StringComparer.Ordinal)],
            })];
    }

    private sealed class LiveTeams(IProjectStore inner)
    {
        private readonly List<ProjectTeam> _live = [];

        public async Task<IReadOnlyList<ProjectTeam>> ListAsync(CancellationToken cancellation)
        {
            var teams = await inner.ListAsync(cancellation);
            _live.Clear();
            _live.AddRange(teams);
            return _live;
        }

        public async Task SaveMemberAsync(Member member, CancellationToken cancellation)
        {
            await inner.SaveMemberAsync(member, cancellation);
            await ListAsync(cancellation);
        }
    }

    private sealed class OneSwitch(IHandSwitchStore inner)
    {
        public async Task<IReadOnlyList<HandSwitch>> ListAsync(ProjectId project, CancellationToken cancellation) =>
            [.. (await inner.ListAsync(project, cancellation)).OrderBy(@switch => @switch.At).TakeLast(1)];
    }

    private sealed class AllSwitches
    {
        private readonly ConcurrentQueue<HandSwitch> _past = new();

        public Task<IReadOnlyList<HandSwitch>> ListAsync(ProjectId project, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<HandSwitch>>([.. _past]);

        public Task SaveAsync(HandSwitch @switch, CancellationToken cancellation)
        {
            _past.Enqueue(@switch);
            return Task.CompletedTask;
        }
    }
}
