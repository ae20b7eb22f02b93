using System.Collections.Concurrent;
using System.Collections.Immutable;
using MultiChat.Schedules;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Availability;

/// <summary>
/// Who of one project is available. Kept until the next change by itself, so that most readings look at nobody, and a change looks at those who
/// change. Thread-safe.
/// </summary>
internal sealed class ProjectBoard(ChatOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<MemberId, Seat> _seats = [];
    private readonly PriorityQueue<Seat, Instant> _due = new();
    private readonly HashSet<Seat> _moved = [];
    private Quiet _quiet = Quiet.Never;

    /// <summary>Who is available, and until when nobody changes by themselves.</summary>
    public (ImmutableHashSet<MemberId> Available, Instant Until) At(ProjectTeam team, ImmutableDictionary<MemberId, HandSwitch> switches, Instant now)
    {
        var quiet = Volatile.Read(ref _quiet);
        if (!quiet.Holds(team, switches, now))
        {
            quiet = Look(team, switches, now);
        }

        return (quiet.Available, quiet.Until);
    }

    /// <summary>Whether a chat for these groups can begin, and when one can again; none means everybody. Found once for each time that nobody changes.</summary>
    public Opening OpeningAt(ProjectTeam team, ImmutableDictionary<MemberId, HandSwitch> switches, IReadOnlyList<GroupId> groups, Instant now)
    {
        var quiet = Volatile.Read(ref _quiet);
        if (!quiet.Holds(team, switches, now))
        {
            quiet = Look(team, switches, now);
        }

        return groups.Count == 0 && quiet.Available.Count > 0
            ? new Opening(Available: true, OpensAt: null)
            : quiet.Openings.TryGetValue(groups, out var known) ? known : quiet.Openings[groups] = FindOpening(quiet, groups);
    }

    /// <summary>
    /// What has changed since the last call of this, each member once. Null where nothing was looked at again; who is no more and no less available
    /// may be so for another reason, or until another time.
    /// </summary>
    public IReadOnlyList<AvailabilityChange>? TakeChanges()
    {
        lock (_lock)
        {
            if (_moved.Count == 0)
            {
                return null;
            }

            AvailabilityChange[] changes =
            [
                .. _moved.Where(seat => seat.On != seat.Told).Select(seat => new AvailabilityChange
                {
                    Project = seat.Facts.Member.Project, Member = seat.Facts.Member.Id, Available = seat.On, At = seat.Since,
                }),
            ];
            foreach (var seat in _moved)
            {
                seat.Told = seat.On;
            }

            _moved.Clear();
            return changes;
        }
    }

    /// <summary>Everybody's schedule is laid out anew: the time zones have other rules.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            Volatile.Write(ref _quiet, new Quiet(team: null, switches: null, _quiet.From, Instant.MinValue, _quiet.Available));
        }
    }

    public OperatorFacts FactsOf(ProjectTeam team, Member member, HandSwitch? hand)
    {
        lock (_lock)
        {
            return FactsOf(team, member, hand, _seats.GetValueOrDefault(member.Id)?.Facts.Timetable);
        }
    }

    private Quiet Look(ProjectTeam team, ImmutableDictionary<MemberId, HandSwitch> switches, Instant now)
    {
        lock (_lock)
        {
            var available = _quiet.Available;
            // By themselves first, for that was before anything else moved.
            while (now >= _quiet.From && _due.TryPeek(out var seat, out var due) && due <= now)
            {
                _due.Dequeue();
                if (seat.Next == due)
                {
                    Put(seat, seat.Facts, now, LastChange(seat.Facts, due, now), ref available);
                }
            }

            if (!_quiet.IsOf(team, switches) || now < _quiet.From)
            {
                foreach (var member in team.Members)
                {
                    var seat = _seats.TryGetValue(member.Id, out var known) ? known : _seats[member.Id] = new Seat();
                    var facts = FactsOf(team, member, switches.GetValueOrDefault(member.Id), seat.Facts?.Timetable);
                    if (now < _quiet.From || !facts.Equals(seat.Facts))
                    {
                        Put(seat, facts, now, now, ref available);
                    }
                }
            }

            var quiet = new Quiet(team, switches, now, _due.TryPeek(out _, out var next) ? next : Instant.MaxValue, available);
            Volatile.Write(ref _quiet, quiet);
            return quiet;
        }
    }

    private Opening FindOpening(Quiet quiet, IReadOnlyList<GroupId> groups)
    {
        lock (_lock)
        {
            var (isThere, opensAt) = (false, (Instant?)null);
            foreach (var facts in _seats.Values.Select(seat => seat.Facts).Where(facts => groups.Count == 0 || facts.Member.Groups.Any(groups.Contains)))
            {
                isThere |= quiet.Available.Contains(facts.Member.Id);
                opensAt = AvailabilityRules.NextStart(facts, quiet.From, options.AbsenceLimit) is { } start && !(opensAt < start) ? start : opensAt;
            }

            return new Opening(isThere, isThere ? null : opensAt);
        }
    }

    private void Put(Seat seat, OperatorFacts facts, Instant now, Instant since, ref ImmutableHashSet<MemberId> available)
    {
        var on = AvailabilityRules.IsAvailable(facts, now, options.AbsenceLimit);
        if (on != seat.On)
        {
            (seat.On, seat.Since) = (on, since);
            available = on ? available.Add(facts.Member.Id) : available.Remove(facts.Member.Id);
        }

        var before = seat.Next;
        (seat.Facts, seat.Next) = (facts, AvailabilityRules.NextChange(facts, now, options.AbsenceLimit));
        _moved.Add(seat);
        if (seat.Next is { } next && next != before)
        {
            _due.Enqueue(seat, next);
        }
    }

    /// <summary>The last change by itself up to now, of which one was due: a host that slept tells when it was.</summary>
    private Instant LastChange(OperatorFacts facts, Instant due, Instant now)
    {
        var last = due;
        while (AvailabilityRules.NextChange(facts, last, options.AbsenceLimit) is { } next && next <= now)
        {
            last = next;
        }

        return last;
    }

    private OperatorFacts FactsOf(ProjectTeam team, Member member, HandSwitch? hand, Timetable? known) =>
        new() { Member = member, Timetable = TimetableOf(team, member, known), Hand = hand?.At < team.SwitchesSince(member) ? null : hand };

    private Timetable? TimetableOf(ProjectTeam team, Member member, Timetable? known)
    {
        var zone = member.Schedule.Zone ?? team.Project.Zone;
        return member.Schedule.IsEmpty ? null
            // Saved by a host that knows more zones than this one, which would not have started: until it does, they switch by hand.
            : options.TimeZones.GetZoneOrNull(zone) is not { } rules ? null
            : known is not null && ReferenceEquals(known.Zone, rules) && known.Schedule.Equals(member.Schedule) ? known
            : new Timetable(member.Schedule, rules);
    }

    /// <summary>What is known of one member.</summary>
    private sealed class Seat
    {
        public OperatorFacts Facts { get; set; } = null!;

        public bool On { get; set; }

        public Instant Since { get; set; }

        /// <summary>When to look next. What the queue has of an earlier one is passed over.</summary>
        public Instant? Next { get; set; }

        public bool Told { get; set; }
    }

    /// <summary>From one instant to another nobody changes by themselves.</summary>
    private sealed class Quiet(
        ProjectTeam? team, ImmutableDictionary<MemberId, HandSwitch>? switches, Instant from, Instant until, ImmutableHashSet<MemberId> available)
    {
        public static readonly Quiet Never = new(null, null, Instant.MinValue, Instant.MinValue, []);

        public Instant From => from;

        public Instant Until => until;

        public ImmutableHashSet<MemberId> Available => available;

        /// <summary>What was found for groups, by the lists that the team's settings hold.</summary>
        public ConcurrentDictionary<IReadOnlyList<GroupId>, Opening> Openings { get; } = new(SameGroups.Instance);

        public bool Holds(ProjectTeam of, ImmutableDictionary<MemberId, HandSwitch> by, Instant now) => from <= now && now < until && IsOf(of, by);

        public bool IsOf(ProjectTeam of, ImmutableDictionary<MemberId, HandSwitch> by) => ReferenceEquals(team, of) && ReferenceEquals(switches, by);
    }
}
