using MultiChat.Availability;
using MultiChat.Projects;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Simulation.Oracles;

/// <summary>Who is available by what is stored, written down a second time: rules P1 to P4 and invariants 15 to 17.</summary>
internal sealed class AvailabilityOracle(World world)
{
    private static readonly Duration LongestAbsence = Duration.FromMinutes(30);

    // What a host knows may be as old as its slowest read and its longest deafness, while faults last.
    private static readonly TimeSpan SlowestNews = TimeSpan.FromSeconds(45);

    // A page learns of a change within 2 s.
    private static readonly Duration SlowestPush = Duration.FromSeconds(2);

    private readonly Dictionary<MemberId, HandSwitch> _switches = [];
    private readonly Dictionary<MemberId, Member> _saved = [];
    private readonly List<(HandSwitch Switch, TimeSpan ReplacedAt)> _replaced = [];
    private readonly Dictionary<(ProjectId Project, bool Can), TimeSpan> _last = [];

    public void Saved(HandSwitch @switch)
    {
        Look();
        if (_switches.TryGetValue(@switch.Member, out var replaced))
        {
            _replaced.Add((replaced, world.Now));
        }

        _switches[@switch.Member] = @switch;
        Look();
    }

    /// <summary>Members are saved: a switch belongs to the hours, and to the right, under which it was moved (rules P3, T4).</summary>
    public void Saved(IReadOnlyList<Member> members)
    {
        Look();
        foreach (var member in members)
        {
            if (_saved.TryGetValue(member.Id, out var before) && _switches.TryGetValue(member.Id, out var hand) && IsVoid(hand, before, member))
            {
                _replaced.Add((hand, world.Now));
                _switches.Remove(member.Id);
            }

            _saved[member.Id] = member;
        }

        Look();
    }

    public void Restored()
    {
        _saved.Clear();
        _switches.Clear();
        _replaced.Clear();
    }

    private Instant Clock => Instant.FromDateTimeOffset(world.Clock.GetUtcNow());

    public bool CanBegin(ProjectId project) => CanBegin(project, Clock);

    /// <summary>Remembers how it stands, so that it is known when it last stood otherwise.</summary>
    public void Look()
    {
        foreach (var team in world.Teams)
        {
            _last[(team.Project.Id, CanBegin(team.Project.Id))] = world.Now;
        }
    }

    /// <summary>A client's matter has begun.</summary>
    public void Began(ProjectId project) => Require(project, can: true, "A chat begins, and nobody was available for long.");

    /// <summary>A client was told that nobody is available.</summary>
    public void Refused(ProjectId project) => Require(project, can: false, "A chat is refused, and somebody was available for long.");

    /// <summary>Everybody agrees: the store, every host, every page.</summary>
    public void CheckAgreement()
    {
        foreach (var team in world.Teams)
        {
            var project = team.Project.Id;
            var can = CanBegin(project);
            foreach (var host in world.Hosts)
            {
                world.Verdict.Require(
                    host.Engine.Visitors.CanBegin(project) == can, "16", $"By the store a chat can begin: {can}; host {host.Number} says otherwise.");
            }

            if (CanBegin(project, Clock - SlowestPush) != can)
            {
                continue;
            }

            foreach (var tab in world.Tabs.Where(tab => tab.Browser.Site.Project == project))
            {
                world.Verdict.Require(tab.Visit.Available == can, "16", $"A chat can begin: {can}; {tab.Name} was told otherwise.");
            }
        }
    }

    private void Require(ProjectId project, bool can, string otherwise)
    {
        Look();
        var isNews = _last.TryGetValue((project, can), out var last) && world.Now - last <= SlowestNews;
        world.Verdict.Require(isNews || MayBelieve(project, can), "16", otherwise);
    }

    /// <summary>Of each operator a host may know what was true a while ago, and of each from another time.</summary>
    private bool MayBelieve(ProjectId project, bool can)
    {
        var mayBeOn = MembersOf(project).Select(BeliefsOf).ToList();
        return can ? mayBeOn.Exists(beliefs => beliefs.Contains(item: true)) : mayBeOn.TrueForAll(beliefs => beliefs.Contains(item: false));
    }

    private HashSet<bool> BeliefsOf(Member member)
    {
        var switches = _replaced.FindAll(old => old.Switch.Member == member.Id && world.Now - old.ReplacedAt <= SlowestNews)
            .Select(HandSwitch? (old) => old.Switch)
            .Append(_switches.GetValueOrDefault(member.Id));
        var earliest = Clock - Duration.FromTimeSpan(SlowestNews);
        // By hours that have changed since they may have begun then.
        Instant[] instants = member.Schedule.IsEmpty ? [Clock] : [Clock, earliest];
        return [.. from hand in switches from at in instants select IsOn(member, hand, at)];
    }

    private bool CanBegin(ProjectId project, Instant at) =>
        MembersOf(project).Any(member => IsOn(member, _switches.GetValueOrDefault(member.Id), at));

    private IEnumerable<Member> MembersOf(ProjectId project) => world.Teams.First(team => team.Project.Id == project).Members;

    // Whoever loses all hours on duty stays there by the switch that was kept just before (rule P2).
    private bool IsVoid(HandSwitch hand, Member before, Member after) => before.IsOperator != after.IsOperator
        || (before.Schedule.ToString() != after.Schedule.ToString() && !(after.Schedule.IsEmpty && IsOn(before, hand, Clock)));

    private static bool IsOn(Member member, HandSwitch? hand, Instant at) => member.Schedule.IsEmpty
        ? hand is { On: true } && !(hand.AbsentSince is { } since && at - since >= LongestAbsence)
        : hand is not null && at < MinuteHours.NextChange(hand.At) ? hand.On : MinuteHours.IsOn(at);
}
