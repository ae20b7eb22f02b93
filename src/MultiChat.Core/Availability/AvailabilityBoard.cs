using System.Collections.Immutable;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Availability;

/// <summary>Says at every instant who is available, and tells of each change (rules P2 to P4, P6). One timer sleeps until the next.</summary>
internal sealed class AvailabilityBoard : IDisposable
{
    private static readonly Duration LongestSleep = Duration.FromDays(1);

    private readonly SwitchBook _switches;
    private readonly ConnectionBook _connections;
    private readonly TeamDirectory _teams;
    private readonly Duration? _absenceLimit;
    private readonly ChatClock _clock;
    private readonly Alarm _nextChange;
    private readonly Lock _telling = new();
    private ImmutableHashSet<(ProjectId Project, MemberId Member)> _announced = [];
    private bool _tellsAgain;

    public AvailabilityBoard(SwitchBook switches, ConnectionBook connections, TeamDirectory teams, ChatOptions options, ChatClock clock)
    {
        (_switches, _connections, _teams, _absenceLimit, _clock) = (switches, connections, teams, options.AbsenceLimit, clock);
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
        return _teams.Find(project) is { } team ? AvailableOperators(team, now).ToHashSet() : ImmutableHashSet<MemberId>.Empty;
    }

    public OperatorStatus StatusOf(ProjectId project, MemberId member) => AvailabilityRules.Explain(
        member,
        _teams.Find(project)?.FindMember(member),
        _switches.Find(project, member),
        _connections.IsConnected(project, member),
        _clock.Now,
        _absenceLimit);

    public void Dispose() => _nextChange.End();

    private IEnumerable<MemberId> AvailableOperators(ProjectTeam team, Instant now) =>
        from member in team.Members
        where AvailabilityRules.IsAvailable(member, _switches.Find(team.Project.Id, member.Id), now, _absenceLimit)
        select member.Id;

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
        var available = _teams.All
            .SelectMany(team => AvailableOperators(team, now).Select(member => (team.Project.Id, member)))
            .ToImmutableHashSet();
        var on = available.Except(_announced).Select(key => Change(key, available: true, now));
        var off = _announced.Except(available).Select(key => Change(key, available: false, EndOf(key, now)));
        // In an order that does not differ from run to run.
        var changes = on.Concat(off).OrderBy(change => change.Member.Value).ToList();
        _announced = available;
        Sleep(now);
        foreach (var change in changes)
        {
            Changed?.Invoke(change);
            Moved?.Invoke(change.Project);
        }
    }

    private void Sleep(Instant now)
    {
        if (_switches.All.Select(hand => AvailabilityRules.NextChange(hand, now, _absenceLimit)).Min() is { } next)
        {
            _nextChange.SetFor(Instant.Min(next, now + LongestSleep));
        }
        else
        {
            _nextChange.Stop();
        }
    }

    private Instant EndOf((ProjectId Project, MemberId Member) key, Instant now) =>
        AvailabilityRules.EndedAt(_switches.Find(key.Project, key.Member), now, _absenceLimit);

    private static AvailabilityChange Change((ProjectId Project, MemberId Member) key, bool available, Instant at) =>
        new() { Project = key.Project, Member = key.Member, Available = available, At = at };
}
