using System.Collections.Immutable;
using MultiChat.Hosts;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Availability;

/// <summary>Who is available and who is connected, at every instant (rules P2 to P4). One timer sleeps until the next change.</summary>
internal sealed class AvailabilityBoard : IDisposable
{
    private static readonly Duration LongestSleep = Duration.FromDays(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly IHandSwitchStore _store;
    private readonly TeamDirectory _teams;
    private readonly ChatOptions _options;
    private readonly ChatClock _clock;
    private readonly Alarm _lapse;
    private readonly ITimer _again;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _telling = new();
    private readonly ConnectionBook _connections;
    private ImmutableDictionary<(ProjectId, MemberId), HandSwitch> _switches = ImmutableDictionary<(ProjectId, MemberId), HandSwitch>.Empty;
    private ImmutableHashSet<(ProjectId, MemberId)> _announced = [];
    private bool _tellsAgain;
    private ImmutableHashSet<(ProjectId Project, MemberId Member)> _doubtful = [];

    public AvailabilityBoard(IHandSwitchStore store, TeamDirectory teams, ConnectionBook connections, ChatOptions options, ChatClock clock, SteadyClock steady)
    {
        (_store, _teams, _connections, _options, _clock) = (store, teams, connections, options, clock);
        _lapse = new Alarm(clock, Announce);
        _again = steady.CreateTimer(() => _ = DecideAgainAsync());
        teams.Changed += _ => Announce();
    }

    /// <summary>Raised for each operator who becomes available or unavailable. Listeners return at once.</summary>
    public event Action<AvailabilityChange>? Changed;

    /// <summary>Raised when anything in a project's statuses may have changed, connections included.</summary>
    public event Action<ProjectId>? Moved;

    /// <summary>Loads the switches. Whoever is connected to no host now, is absent from now on.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        foreach (var team in _teams.All)
        {
            foreach (var stored in await ReadAsync(team.Project.Id, cancellation))
            {
                if (!_connections.IsConnected(stored.Project, stored.Member))
                {
                    // Saved, so that the next start does not grant the time again.
                    await SettleAsync(stored.Project, stored.Member, cancellation);
                }
            }
        }

        Announce();
    }

    /// <summary>The project's operators who are available now.</summary>
    public IReadOnlySet<MemberId> AvailableOperators(ProjectId project)
    {
        var now = _clock.Now;
        return _teams.Find(project) is { } team ? AvailableOperators(team, now) : ImmutableHashSet<MemberId>.Empty;
    }

    public OperatorStatus StatusOf(ProjectId project, MemberId member)
    {
        var now = _clock.Now;
        var settled = _switches.GetValueOrDefault((project, member))?.Settled(now, _options.AbsenceLimit);
        return new OperatorStatus
        {
            Member = member,
            Available = IsAvailable((project, member), now) && _teams.Find(project)?.FindMember(member) is { IsOperator: true },
            Connected = _connections.IsConnected(project, member),
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

    /// <summary>A live session of the member began here.</summary>
    public Task ConnectAsync(ProjectId project, MemberId member, CancellationToken cancellation)
    {
        _connections.Count(project, member, +1);
        return SettleAsync(project, member, cancellation);
    }

    /// <summary>A live session of the member ended here.</summary>
    public Task DisconnectAsync(ProjectId project, MemberId member, CancellationToken cancellation)
    {
        _connections.Count(project, member, -1);
        return SettleAsync(project, member, cancellation);
    }

    /// <summary>What another host says of an operator's connections there.</summary>
    public async Task HearAsync(OperatorConnections connections, CancellationToken cancellation)
    {
        if (_connections.Hear(connections))
        {
            await SettleAsync(connections.Project, connections.Member, cancellation);
        }
    }

    /// <summary>Another host is gone, and with it all connections there.</summary>
    public async Task LoseAsync(HostId host, CancellationToken cancellation)
    {
        foreach (var connections in _connections.ListAt(host))
        {
            await HearAsync(connections with { Count = 0 }, cancellation);
        }
    }

    /// <summary>All connections at the other hosts: what is not in it is gone.</summary>
    public async Task KnowAsync(IReadOnlyList<OperatorConnections> everywhere, CancellationToken cancellation)
    {
        var told = everywhere.Where(counted => counted.Count > 0).Select(counted => (counted.Host, counted.Project, counted.Member)).ToHashSet();
        var lost = _connections.ListElsewhere().Where(counted => !told.Contains((counted.Host, counted.Project, counted.Member)));
        foreach (var counted in everywhere.Concat(lost.Select(counted => counted with { Count = 0 })))
        {
            await HearAsync(counted, cancellation);
        }
    }

    /// <summary>Reads a project's switches again, which another host has moved.</summary>
    public async Task ReloadAsync(ProjectId project, CancellationToken cancellation)
    {
        var wronged = (await ReadAsync(project, cancellation))
            .Where(stored => stored.AbsentSince is not null && _connections.IsConnectedHere(project, stored.Member))
            .Select(stored => stored.Member);

        // Only the host that has the connection corrects a switch, so that two hosts never write against each other.
        foreach (var member in wronged)
        {
            await SettleAsync(project, member, cancellation);
        }

        Announce();
        Moved?.Invoke(project);
    }

    public void Dispose()
    {
        _lapse.End();
        _again.Dispose();
        _turn.Dispose();
    }

    /// <summary>Takes over what the store has. In turn with changes, for what was read before one would undo it.</summary>
    private async Task<IReadOnlyList<HandSwitch>> ReadAsync(ProjectId project, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var stored = await _store.ListAsync(project, cancellation);
            foreach (var @switch in stored)
            {
                Put(@switch);
            }

            return stored;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task MustSaveAsync(HandSwitch @switch, CancellationToken cancellation)
    {
        try
        {
            await _store.SaveAsync(@switch, cancellation);
        }
        catch (Exception)
        {
            // Whoever moved it is told of the failure. The store may have it nevertheless, and then it holds.
            DecideLater(@switch.Project, @switch.Member);
            throw;
        }
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
            DecideLater(@switch.Project, @switch.Member);
        }
    }

    private void DecideLater(ProjectId project, MemberId member)
    {
        ImmutableInterlocked.Update(ref _doubtful, doubtful => doubtful.Add((project, member)));
        try
        {
            _again.Change(PauseAfterFailure, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The host closes.
        }
    }

    /// <summary>Decides again, by what the store has by now, what it perhaps did not save.</summary>
    private async Task DecideAgainAsync()
    {
        foreach (var doubtful in Interlocked.Exchange(ref _doubtful, []).OrderBy(key => key.Member.Value).GroupBy(key => key.Project))
        {
            try
            {
                await ReloadAsync(doubtful.Key, CancellationToken.None);
                foreach (var (project, member) in doubtful)
                {
                    await SettleAsync(project, member, CancellationToken.None);
                }
            }
            catch (Exception)
            {
                doubtful.ToList().ForEach(key => DecideLater(key.Project, key.Member));
            }
        }
    }

    /// <summary>A switch is absent exactly while its operator is connected nowhere.</summary>
    private Task SettleAsync(ProjectId project, MemberId member, CancellationToken cancellation) => ChangeAsync(
        project,
        member,
        mustSave: false,
        (current, connected, now) => connected
            ? current?.Settled(now, _options.AbsenceLimit) is { } settled ? settled with { AbsentSince = null } : null
            : current is { On: true, AbsentSince: null } ? current with { AbsentSince = now } : null,
        cancellation);

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
            var connected = _connections.IsConnected(project, member);
            var current = _switches.GetValueOrDefault((project, member));
            if (decide(current, connected, now) is { } next && next != current)
            {
                if (mustSave)
                {
                    await MustSaveAsync(next, cancellation);
                    Put(next);
                }
                else
                {
                    // Who is there is a fact, whether the store answers or not; what was not saved is decided again soon.
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

    private HashSet<MemberId> AvailableOperators(ProjectTeam team, Instant now) =>
        [.. team.Members.Where(member => member.IsOperator && IsAvailable((team.Project.Id, member.Id), now)).Select(member => member.Id)];

    private bool IsAvailable((ProjectId, MemberId) key, Instant now) =>
        _switches.TryGetValue(key, out var @switch) && @switch.IsAvailable(now, _options.AbsenceLimit);

    /// <summary>Tells what has changed since the last telling, and sleeps until the next lapse.</summary>
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
        var next = _switches.Values.Select(@switch => @switch.LapsesAt(_options.AbsenceLimit)).Where(lapse => lapse > now).Min();
        if (next is { } lapse)
        {
            _lapse.SetFor(Instant.Min(lapse, now + LongestSleep));
        }
        else
        {
            _lapse.Stop();
        }
    }

    /// <summary>An absence ends it at its own instant, however far the clock has moved past that.</summary>
    private Instant EndOf((ProjectId, MemberId) key, Instant now) =>
        _switches.GetValueOrDefault(key)?.LapsesAt(_options.AbsenceLimit) is { } lapse && lapse < now ? lapse : now;

    private static AvailabilityChange Change((ProjectId Project, MemberId Member) key, bool available, Instant at) =>
        new() { Project = key.Project, Member = key.Member, Available = available, At = at };
}
