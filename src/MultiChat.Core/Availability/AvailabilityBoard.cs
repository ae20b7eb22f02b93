using System.Collections.Concurrent;
using System.Collections.Immutable;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Availability;

/// <summary>Says at every instant who is available, and tells of each change (rules P1 to P4, P6). One timer sleeps until the next (rule S5).</summary>
internal sealed class AvailabilityBoard : IDisposable
{
    private static readonly Duration LongestSleep = Duration.FromDays(1);

    private readonly ConcurrentDictionary<ProjectId, ProjectBoard> _boards = [];
    private readonly SwitchBook _switches;
    private readonly ConnectionBook _connections;
    private readonly TeamDirectory _teams;
    private readonly ChatOptions _options;
    private readonly ChatClock _clock;
    private readonly Alarm _nextChange;
    private readonly Lock _telling = new();
    private bool _tellsAgain;

    public AvailabilityBoard(SwitchBook switches, ConnectionBook connections, TeamDirectory teams, ChatOptions options, ChatClock clock)
    {
        (_switches, _connections, _teams, _options, _clock) = (switches, connections, teams, options, clock);
        _nextChange = new Alarm(clock, Announce);
        teams.Changed += _ => Announce();
        switches.Moved += project =>
        {
            Announce();
            Moved?.Invoke(project);
        };
    }

    /// <summary>Raised for each operator who becomes available or unavailable. Listeners return at once.</summary>
    public event Action<AvailabilityChange>? Changed;

    /// <summary>Raised when anything in a project's statuses may have changed, connections included.</summary>
    public event Action<ProjectId>? Moved;

    /// <summary>The project's operators who are available now.</summary>
    public IReadOnlySet<MemberId> AvailableOperators(ProjectId project)
    {
        var now = _clock.Now;
        return _teams.Find(project) is { } team ? Look(team, now).Available : ImmutableHashSet<MemberId>.Empty;
    }

    /// <summary>Whether a new chat can begin now that these groups get, and when one can again (rules P4, P5). No groups means everybody.</summary>
    public Opening OpeningOf(ProjectId project, IReadOnlyList<GroupId> groups)
    {
        var now = _clock.Now;
        return _teams.Find(project) is { } team ? BoardOf(project).OpeningAt(team, _switches.Of(project), groups, now) : default;
    }

    public OperatorStatus StatusOf(ProjectId project, MemberId member)
    {
        var team = _teams.Get(project);
        return StatusOf(team, team.FindMember(member) ?? throw Refusal.NotFound());
    }

    public OperatorStatus StatusOf(ProjectTeam team, Member member) => AvailabilityRules.Explain(
        BoardOf(team.Project.Id).FactsOf(team, member, _switches.Find(team.Project.Id, member.Id)),
        _connections.IsConnected(team.Project.Id, member.Id),
        _clock.Now,
        _options.AbsenceLimit);

    /// <summary>Whether the member, as they are in this team, is available at an instant.</summary>
    public bool IsAvailable(ProjectTeam team, Member member, Instant at) => AvailabilityRules.IsAvailable(
        BoardOf(team.Project.Id).FactsOf(team, member, _switches.Find(team.Project.Id, member.Id)), at, _options.AbsenceLimit);

    /// <summary>Whether the member's switch holds now, and as long by the hours they shall have as by those they have.</summary>
    public bool HoldsThrough(ProjectTeam team, Member before, Member after, Instant now)
    {
        var (board, hand) = (BoardOf(team.Project.Id), _switches.Find(team.Project.Id, before.Id));
        return AvailabilityRules.HoldsThrough(board.FactsOf(team, before, hand), board.FactsOf(team, after, hand), now);
    }

    /// <summary>The time zones have other rules from now on.</summary>
    public void RenewTimeZones()
    {
        foreach (var board in _boards.Values)
        {
            board.Forget();
        }

        Announce();
    }

    public void Dispose() => _nextChange.End();

    private (ImmutableHashSet<MemberId> Available, Instant Until) Look(ProjectTeam team, Instant now) =>
        BoardOf(team.Project.Id).At(team, _switches.Of(team.Project.Id), now);

    private ProjectBoard BoardOf(ProjectId project) => _boards.GetOrAdd(project, static (_, options) => new ProjectBoard(options), _options);

    /// <summary>Tells what has changed since the last telling, and sleeps until the next change.</summary>
    private void Announce()
    {
        if (_telling.IsHeldByCurrentThread)
        {
            // The alarm rang here, where it was set or the clock was read.
            _tellsAgain = true;
            return;
        }

        // Told one after the other, so that nobody hears an "off" before the "on" it ended.
        using var telling = _telling.EnterScope();
        do
        {
            _tellsAgain = false;
            Tell(_clock.Now);
        }
        while (_tellsAgain);
    }

    private void Tell(Instant now)
    {
        var until = Instant.MaxValue;
        var changes = new List<AvailabilityChange>();
        var moved = new List<ProjectId>();
        foreach (var team in _teams.All)
        {
            until = Instant.Min(until, Look(team, now).Until);
            if (BoardOf(team.Project.Id).TakeChanges() is { } changed)
            {
                changes.AddRange(changed);
                moved.Add(team.Project.Id);
            }
        }

        Sleep(now, until);
        // In an order that does not differ from run to run.
        foreach (var change in changes.OrderBy(change => change.Member.Value))
        {
            Changed?.Invoke(change);
        }

        moved.ForEach(project => Moved?.Invoke(project));
    }

    private void Sleep(Instant now, Instant until)
    {
        if (until == Instant.MaxValue)
        {
            _nextChange.Stop();
        }
        else
        {
            _nextChange.SetFor(Instant.Min(until, now + LongestSleep));
        }
    }
}
