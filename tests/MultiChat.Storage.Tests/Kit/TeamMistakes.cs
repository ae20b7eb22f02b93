using System.Collections.Concurrent;
using MultiChat.Availability;
using MultiChat.Projects;
using MultiChat.Storage.Kit.Delegating;
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
        In("changes what it has listed", "ProjectStore.ListedTeamDoesNotChange", inner => new LiveTeams(inner)),
        In("keeps one hand switch of a project", "HandSwitchStore.EachMemberHasASwitch", inner => new OneSwitch(inner)),
        In("lists a switch with all its past", "HandSwitchStore.LaterSwitchTakesThePlaceOfTheEarlier", inner => new AllSwitches(inner)),
    ];

    private static Mistake In(string name, string rejectedBy, Func<IProjectStore, IProjectStore> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { WrongProjects = spoil(storage.Projects) });

    private static Mistake In(string name, string rejectedBy, Func<IHandSwitchStore, IHandSwitchStore> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { WrongHandSwitches = spoil(storage.HandSwitches) });

    private sealed class MovingSlugs(IProjectStore inner) : DelegatingProjectStore(inner)
    {
        private readonly ConcurrentDictionary<ProjectId, string> _slugs = new();

        public override async Task<IReadOnlyList<ProjectTeam>> ListAsync(CancellationToken cancellation) =>
            [.. (await Inner.ListAsync(cancellation)).Select(team => team with
            {
                Project = team.Project with { Slug = _slugs[team.Project.Id] },
            })];

        public override async Task SaveProjectAsync(Project project, CancellationToken cancellation)
        {
            await Inner.SaveProjectAsync(project, cancellation);
            _slugs[project.Id] = project.Slug;
        }
    }

    private sealed class SilentlyKeeping(IProjectStore inner) : DelegatingProjectStore(inner)
    {
        public override async Task SaveMemberAsync(Member member, CancellationToken cancellation)
        {
            try
            {
                await Inner.SaveMemberAsync(member, cancellation);
            }
            catch (DuplicateKeyException)
            {
                // INSERT OR IGNORE.
            }
        }
    }

    private sealed class SortedMembers(IProjectStore inner) : DelegatingProjectStore(inner)
    {
        public override async Task<IReadOnlyList<ProjectTeam>> ListAsync(CancellationToken cancellation) =>
            [.. (await Inner.ListAsync(cancellation)).Select(team => team with
            {
                Members = [.. team.Members.OrderBy(member => member.FirstName, StringComparer.Ordinal)],
            })];
    }

    private sealed class LiveTeams(IProjectStore inner) : DelegatingProjectStore(inner)
    {
        private readonly List<ProjectTeam> _live = [];

        public override async Task<IReadOnlyList<ProjectTeam>> ListAsync(CancellationToken cancellation)
        {
            var teams = await Inner.ListAsync(cancellation);
            _live.Clear();
            _live.AddRange(teams);
            return _live;
        }

        public override async Task SaveMemberAsync(Member member, CancellationToken cancellation)
        {
            await Inner.SaveMemberAsync(member, cancellation);
            await ListAsync(cancellation);
        }
    }

    private sealed class OneSwitch(IHandSwitchStore inner) : DelegatingHandSwitchStore(inner)
    {
        public override async Task<IReadOnlyList<HandSwitch>> ListAsync(ProjectId project, CancellationToken cancellation) =>
            [.. (await Inner.ListAsync(project, cancellation)).OrderBy(@switch => @switch.At).TakeLast(1)];
    }

    private sealed class AllSwitches(IHandSwitchStore inner) : DelegatingHandSwitchStore(inner)
    {
        private readonly ConcurrentQueue<HandSwitch> _past = new();

        public override Task<IReadOnlyList<HandSwitch>> ListAsync(ProjectId project, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<HandSwitch>>([.. _past]);

        public override Task SaveAsync(HandSwitch @switch, CancellationToken cancellation)
        {
            _past.Enqueue(@switch);
            return Task.CompletedTask;
        }
    }
}
