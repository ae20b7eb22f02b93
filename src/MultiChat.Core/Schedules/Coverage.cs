using NodaTime;

namespace MultiChat.Schedules;

/// <summary>How many operators are on duty over a time, by their schedules alone (rule S7). Whoever switches by hand is not in it.</summary>
public sealed class Coverage
{
    private Coverage(IReadOnlyList<CoveredStretch> stretches) => Stretches = stretches;

    /// <summary>The whole time in its order; two that touch differ in their number.</summary>
    public IReadOnlyList<CoveredStretch> Stretches { get; }

    /// <summary>The times in which nobody is on duty.</summary>
    public IEnumerable<Interval> Holes => Stretches.Where(stretch => stretch.Operators == 0).Select(stretch => stretch.Time);

    /// <summary>Counts.</summary>
    /// <param name="timetables">The operators' timetables.</param>
    /// <param name="time">A time with a start and an end, such as a week.</param>
    /// <exception cref="InvalidOperationException">The time has no start or no end.</exception>
    public static Coverage Of(IEnumerable<Timetable> timetables, Interval time)
    {
        ArgumentNullException.ThrowIfNull(timetables);
        var changes = new SortedDictionary<Instant, int> { [time.Start] = 0, [time.End] = 0 };
        foreach (var timetable in timetables)
        {
            var isOn = timetable.StateAt(time.Start);
            changes[time.Start] += isOn ? 1 : 0;
            for (var at = timetable.NextChange(time.Start); at < time.End; at = timetable.NextChange(at.Value))
            {
                isOn = !isOn;
                changes[at.Value] = changes.GetValueOrDefault(at.Value) + (isOn ? 1 : -1);
            }
        }

        var stretches = new List<CoveredStretch>();
        var operators = 0;
        Instant? since = null;
        foreach (var (at, change) in changes)
        {
            if (since is { } start && start < at && (change != 0 || at == time.End))
            {
                stretches.Add(new CoveredStretch(new Interval(start, at), operators));
                since = at;
            }

            since ??= at;
            operators += change;
        }

        return new Coverage(stretches);
    }
}
