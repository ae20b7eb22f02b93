using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Availability;

/// <summary>The hand switches of all operators, kept in memory and in the store. Changes take turns. Thread-safe.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A SemaphoreSlim whose wait handle nobody asks for holds nothing.")]
internal sealed class SwitchBook(
    IHandSwitchStore store, ConnectionBook connections, TeamDirectory teams, ChatOptions options, ChatClock clock, Errands errands)
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<ProjectId, ImmutableDictionary<MemberId, HandSwitch>> _switches = [];

    /// <summary>Raised when anything in a project's statuses may have changed, connections included. Listeners return at once.</summary>
    public event Action<ProjectId>? Moved;

    /// <summary>All switches of a project: the same object until one of them moves.</summary>
    public ImmutableDictionary<MemberId, HandSwitch> Of(ProjectId project) =>
        _switches.GetValueOrDefault(project) ?? ImmutableDictionary<MemberId, HandSwitch>.Empty;

    public HandSwitch? Find(ProjectId project, MemberId member) => Of(project).GetValueOrDefault(member);

    /// <summary>Loads a project's switches. Whoever is connected to no host now, is absent from now on.</summary>
    public async Task LoadAsync(ProjectId project, CancellationToken cancellation)
    {
        foreach (var stored in await ReadAsync(project, cancellation))
        {
            if (!connections.IsConnected(project, stored.Member))
            {
                // Saved, so that the next start does not grant the time again.
                await SettleAsync(project, stored.Member, cancellation);
            }
        }

        Moved?.Invoke(project);
    }

    /// <summary>Reads a project's switches again, which another host has moved.</summary>
    public async Task ReloadAsync(ProjectId project, CancellationToken cancellation)
    {
        var wronged = (await ReadAsync(project, cancellation))
            .Where(stored => stored.AbsentSince is not null && connections.IsConnectedHere(project, stored.Member))
            .Select(stored => stored.Member);

        // Only the host that has the connection corrects a switch, so that two hosts never write against each other.
        foreach (var member in wronged)
        {
            await SettleAsync(project, member, cancellation);
        }

        Moved?.Invoke(project);
    }

    /// <summary>Why the member's hand switch may not be moved; null where it may.</summary>
    public Refusal? WhyNotMove(Member member) =>
        !member.IsOperator ? Refusal.InvalidField("member", "Only an operator who is not disabled can be available.")
        : options.ScheduledSwitch == ScheduledSwitch.Refuse && !member.Schedule.IsEmpty
            ? new Refusal(RefusalCode.ScheduleDecides, "The operator's schedule says when they are available.")
        : null;

    /// <summary>Moves a member's hand switch (rules P2, P3, P7). By null it is the host's own code.</summary>
    /// <exception cref="Refusal">
    /// <see cref="RefusalCode.ScheduleDecides"/>; <see cref="RefusalCode.InvalidField"/>: the member is no operator.
    /// </exception>
    /// <exception cref="StorageException">The store failed. It may have it nevertheless, and then it holds.</exception>
    public async Task MoveAsync(ProjectId project, MemberId member, bool on, MemberId? by, CancellationToken cancellation)
    {
        var team = teams.Get(project);
        var whose = team.FindMember(member) ?? throw Refusal.NotFound();
        if (WhyNotMove(whose) is { } refusal)
        {
            throw refusal;
        }

        var failure = await ChangeAsync(
            project,
            member,
            (_, connected, now) =>
            {
                // After what ended the switch before, whichever host's clock is ahead.
                var at = team.SwitchesSince(whose) is { } since ? Instant.Max(since, now) : now;
                return new HandSwitch
                {
                    Project = project, Member = member, On = on, At = at, By = by, ByHost = by is null, AbsentSince = on && !connected ? now : null,
                };
            },
            holdsUnsaved: false,
            cancellation);
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Takes over a switch that a command has decided.</summary>
    /// <exception cref="StorageException">As above.</exception>
    public async Task KeepAsync(HandSwitch decided, CancellationToken cancellation)
    {
        if (await ChangeAsync(decided.Project, decided.Member, (_, _, _) => decided, holdsUnsaved: false, cancellation) is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>A member has come or gone, which is a fact whether the store answers or not. A start without it counts the absence from then.</summary>
    public Task SettleAsync(ProjectId project, MemberId member, CancellationToken cancellation) =>
        ChangeAsync(project, member, (current, connected, now) => Settle(project, member, current, connected, now), holdsUnsaved: true, cancellation);

    private HandSwitch? Settle(ProjectId project, MemberId member, HandSwitch? current, bool connected, Instant now) => AvailabilityRules.Settle(
        current, connected, now, HasSchedule(project, member) ? null : options.AbsenceLimit);

    private bool HasSchedule(ProjectId project, MemberId member) => teams.Find(project)?.FindMember(member) is { Schedule.IsEmpty: false };

    /// <returns>Why it was not saved, or null. It is decided again soon then.</returns>
    private async Task<Exception?> ChangeAsync(
        ProjectId project,
        MemberId member,
        Func<HandSwitch?, bool, Instant, HandSwitch?> decide,
        bool holdsUnsaved,
        CancellationToken cancellation)
    {
        Exception? failure = null;
        await _turn.WaitAsync(cancellation);
        try
        {
            var current = Find(project, member);
            if (decide(current, connections.IsConnected(project, member), clock.Now) is { } next && next != current)
            {
                if (holdsUnsaved)
                {
                    Put(next);
                }

                failure = await TrySaveAsync(next, holdsUnsaved ? CancellationToken.None : cancellation);
                if (failure is null)
                {
                    Put(next);
                }
            }
        }
        finally
        {
            _turn.Release();
        }

        if (failure is not null)
        {
            errands.Run((project, member), () => DecideAgainAsync(project, member));
        }

        Moved?.Invoke(project);
        return failure;
    }

    private async Task<Exception?> TrySaveAsync(HandSwitch next, CancellationToken cancellation)
    {
        try
        {
            await store.SaveAsync(next, cancellation);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    /// <summary>Decides again what was perhaps not saved, by what the store has now.</summary>
    private async ValueTask DecideAgainAsync(ProjectId project, MemberId member)
    {
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            var stored = (await store.ListAsync(project, CancellationToken.None)).FirstOrDefault(one => one.Member == member);
            var next = Settle(project, member, stored, connections.IsConnected(project, member), clock.Now) ?? stored;
            if (next is not null)
            {
                if (next != stored)
                {
                    await store.SaveAsync(next, CancellationToken.None);
                }

                Put(next);
            }
        }
        finally
        {
            _turn.Release();
        }

        Moved?.Invoke(project);
    }

    /// <summary>Takes over what the store has. In turn with changes, for what was read before one would undo it.</summary>
    private async Task<IReadOnlyList<HandSwitch>> ReadAsync(ProjectId project, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var stored = await store.ListAsync(project, cancellation);
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

    private void Put(HandSwitch @switch) => _switches.AddOrUpdate(
        @switch.Project,
        static (_, moved) => ImmutableDictionary<MemberId, HandSwitch>.Empty.Add(moved.Member, moved),
        static (_, theirs, moved) => theirs.SetItem(moved.Member, moved),
        @switch);
}
