using System.Collections.Immutable;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Availability;

/// <summary>Who is available and who is connected, at every instant (rules P2 to P4). One timer sleeps until the next change.</summary>
internal sealed class AvailabilityBoard : IDisposable
{
    private static readonly Duration LongestSleep = Duration.FromDays(1);

    private readonly IHandSwitchStore _store;
    private readonly TeamDirectory _teams;
    private readonly ChatOptions _options;
    private readonly ChatClock _clock;
    private readonly ITimer _timer;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _lock = new();
    private readonly Lock _telling = new();
    private readonly Dictionary<(ProjectId, MemberId), int> _connections = [];
    private ImmutableDictionary<(ProjectId, MemberId), HandSwitch> _switches = ImmutableDictionary<(ProjectId, MemberId), HandSwitch>.Empty;
    private ImmutableHashSet<(ProjectId, MemberId)> _announced = [];

    public AvailabilityBoard(IHandSwitchStore store, TeamDirectory teams, ChatOptions options, ChatClock clock)
    {
        (_store, _teams, _options, _clock) = (store, teams, options, clock);
        _timer = clock.Time.CreateTimer(_ => Announce(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        teams.Changed += _ => Announce();
    }

    /// <summary>Raised for each operator who becomes available or unavailable. Listeners return at once.</summary>
    public event Action<AvailabilityChange>? Changed;

    /// <summary>Raised when anything in a project's statuses may have changed, connections included.</summary>
    public event Action<ProjectId>? Moved;

    /// <summary>Loads the switches. Nobody is connected at start, so whoever was, is absent from now on.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        var now = _clock.Now;
        foreach (var team in _teams.All)
        {
            foreach (var stored in await _store.ListAsync(team.Project.Id, cancellation))
            {
                var known = stored.On && stored.AbsentSince is null ? stored with { AbsentSince = now } : stored;
                Put(known);
                if (known != stored)
                {
                    // Saved, so that the next start does not grant the time again.
                    await _store.SaveAsync(known, cancellation);
                }
            }
        }

        Announce();
    }

    /// <summary>The project's operators who are available now.</summary>
    public IReadOnlySet<MemberId> AvailableOperators(ProjectId project)
    {
        var now = _clock.Now;
        var team = _teams.Find(project);
        return team is null
            ? ImmutableHashSet<MemberId>.Empty
            : team.Members.Where(member => member.IsOperator && IsAvailable((project, member.Id), now)).Select(member => member.Id).ToHashSet();
    }

    public OperatorStatus StatusOf(ProjectId project, MemberId member)
    {
        var now = _clock.Now;
        bool connected;
        lock (_lock)
        {
            connected = _connections.ContainsKey((project, member));
        }

        var settled = _switches.GetValueOrDefault((project, member))?.Settled(now, _options.AbsenceLimit);
        return new OperatorStatus
        {
            Member = member,
            Available = IsAvailable((project, member), now) && _teams.Find(project)?.FindMember(member) is { IsOperator: true },
            Connected = connected,
            Why = settled is null ? StatusReason.Never : settled.By is null ? StatusReason.Absence : StatusReason.Hand,
            By = settled?.By,
            Since = settled?.At,
            Until = settled?.LapsesAt(_options.AbsenceLimit),
        };
    }

    /// <summary>Moves a member's hand switch (rules P2, P7).</summary>
    public Task SwitchAsync(ProjectId project, MemberId member, bool on, MemberId by, CancellationToken cancellation) =>
        ChangeAsync(
            project,
            member,
            mustSave: true,
            (_, connected, now) => new HandSwitch
            {
                Project = project, Member = member, On = on, At = now, By = by, AbsentSince = on && !connected ? now : null,
            },
            cancellation);

    /// <summary>A live session of the member began.</summary>
    public async Task ConnectAsync(ProjectId project, MemberId member, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _connections[(project, member)] = _connections.GetValueOrDefault((project, member)) + 1;
        }

        await ChangeAsync(
            project,
            member,
            mustSave: false,
            (current, _, now) => current?.Settled(now, _options.AbsenceLimit) is { } settled ? settled with { AbsentSince = null } : null,
            cancellation);
    }

    /// <summary>A live session of the member ended.</summary>
    public async Task DisconnectAsync(ProjectId project, MemberId member, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var left = _connections.GetValueOrDefault((project, member)) - 1;
            if (left > 0)
            {
                _connections[(project, member)] = left;
                return;
            }

            _connections.Remove((project, member));
        }

        await ChangeAsync(
            project,
            member,
            mustSave: false,
            (current, connected, now) => current is { On: true } && !connected ? current with { AbsentSince = now } : null,
            cancellation);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _turn.Dispose();
    }

    private async Task TrySaveAsync(HandSwitch @switch)
    {
        try
        {
            await _store.SaveAsync(@switch, CancellationToken.None);
        }
        catch (Exception)
        {
            // The store does not answer. A start without this fact counts the absence from then.
        }
    }

    private async Task ChangeAsync(
        ProjectId project,
        MemberId member,
        bool mustSave,
        Func<HandSwitch?, bool, Instant, HandSwitch?> decide,
        CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var now = _clock.Now;
            bool connected;
            lock (_lock)
            {
                connected = _connections.ContainsKey((project, member));
            }

            var current = _switches.GetValueOrDefault((project, member));
            if (decide(current, connected, now) is { } next && next != current)
            {
                if (mustSave)
                {
                    await _store.SaveAsync(next, cancellation);
                    Put(next);
                }
                else
                {
                    // Who is there is a fact, whether the store answers or not; what was not saved is decided again at the next start.
                    Put(next);
                    await TrySaveAsync(next);
                }
            }
        }
        finally
        {
            _turn.Release();
        }

        Announce();
        Moved?.Invoke(project);
    }

    private void Put(HandSwitch @switch) =>
        ImmutableInterlocked.AddOrUpdate(ref _switches, (@switch.Project, @switch.Member), @switch, (_, _) => @switch);

    private bool IsAvailable((ProjectId, MemberId) key, Instant now) =>
        _switches.TryGetValue(key, out var @switch) && @switch.IsAvailable(now, _options.AbsenceLimit);

    /// <summary>Tells what has changed since the last telling, and sleeps until the next lapse.</summary>
    private void Announce()
    {
        // Told one after the other, so that nobody hears an "off" before the "on" it ended.
        using var telling = _telling.EnterScope();
        var changes = new List<AvailabilityChange>();
        lock (_lock)
        {
            var now = _clock.Now;
            var available = _teams.All
                .SelectMany(team => AvailableOperators(team.Project.Id).Select(member => (team.Project.Id, member)))
                .ToImmutableHashSet();
            changes.AddRange(available.Except(_announced).Select(key => Change(key, available: true, now)));
            changes.AddRange(_announced.Except(available).Select(key => Change(key, available: false, now)));
            _announced = available;
            Sleep(now);
        }

        foreach (var change in changes)
        {
            Changed?.Invoke(change);
            Moved?.Invoke(change.Project);
        }
    }

    private void Sleep(Instant now)
    {
        var next = _switches.Values.Select(@switch => @switch.LapsesAt(_options.AbsenceLimit)).Where(lapse => lapse > now).Min();
        _timer.Change(
            next is { } lapse ? Duration.Min(lapse - now, LongestSleep).ToTimeSpan() : Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
    }

    private static AvailabilityChange Change((ProjectId Project, MemberId Member) key, bool available, Instant at) =>
        new() { Project = key.Project, Member = key.Member, Available = available, At = at };
}
