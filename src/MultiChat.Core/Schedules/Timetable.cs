using System.Collections.Immutable;
using NodaTime;

namespace MultiChat.Schedules;

/// <summary>
/// A schedule laid out in time by a zone's rules (rules S2 to S5): a pure function of both and of the instant. It remembers the last stretch without a
/// change and nothing else.
/// </summary>
/// <remarks>
/// Each dated interval is one unbroken span of instants: a start that comes twice counts at its first reading, an end that comes twice at its last,
/// one that is skipped at the jump, and on a date that the clocks skip nothing begins. So no clock change makes anybody flicker. Thread-safe.
/// </remarks>
public sealed class Timetable
{
    // An interval reaches into the next day, and clocks were set by as much as another.
    private const int DaysBefore = 2;

    // A week's pattern comes round in that time, even where a clock change has swallowed one of its breaks.
    private const int DaysAfter = 16;

    private readonly LocalTimeline _line;
    private readonly WeekPattern _week;
    private readonly DatedIntervals _dated;
    private Stretch _last = Stretch.Nowhere;

    /// <summary>Lays a schedule out.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="zone">The zone in which its hours are meant; what the schedule says of it is not looked at.</param>
    public Timetable(Schedule schedule, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(zone);
        (Schedule, Zone) = (schedule, zone);
        _line = new LocalTimeline(zone);
        _week = WeekPattern.Of(schedule.Hours);
        _dated = new DatedIntervals(schedule);
    }

    /// <summary>The schedule.</summary>
    public Schedule Schedule { get; }

    /// <summary>The zone.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>Whether the operator is on duty.</summary>
    /// <param name="at">An instant of the years 1900 to 9000.</param>
    public bool StateAt(Instant at) => StretchAt(at).On;

    /// <summary>When the state changes next after the instant, or null where it never does.</summary>
    /// <param name="at">An instant of the years 1900 to 9000.</param>
    public Instant? NextChange(Instant at) => StretchAt(at).Change;

    /// <summary>By which interval the operator is on duty; of several the one that ends last. Null while they are off.</summary>
    /// <param name="at">An instant of the years 1900 to 9000.</param>
    public DatedInterval? Explain(Instant at)
    {
        DatedInterval? why = null;
        var (part, now) = (_line.PartAt(at), at.ToUnixTimeTicks());
        var until = now;
        var today = DayOf(LocalTimeline.MinuteOf(now, part));
        for (var day = today - DaysBefore; day <= today + 1; day++)
        {
            foreach (var interval in Beginning(day, part))
            {
                if (StartOf(day, interval, part) <= now && EndOf(day, interval, part) is var end && end > until)
                {
                    (why, until) = (_dated.Name(day, interval), end);
                }
            }
        }

        return why;
    }

    private Stretch StretchAt(Instant at)
    {
        var (last, now) = (Volatile.Read(ref _last), at.ToUnixTimeTicks());
        if (!last.Holds(now))
        {
            var part = _line.PartAt(at);
            last = FindByWeek(now, part) ?? FindByDates(now, part);
            Volatile.Write(ref _last, last);
        }

        return last;
    }

    /// <summary>By the week's pattern alone; null where an exception or a clock change is near.</summary>
    private Stretch? FindByWeek(long now, in ZonePart part)
    {
        var minute = LocalTimeline.MinuteOf(now, part);
        if (!part.HasSettledBy(now) || _week.At(minute) is not (var on, { } left))
        {
            return null;
        }

        var change = ((minute + left) * NodaConstants.TicksPerMinute) - part.Offset;
        return part.GoesOnAfter(change) && !_dated.HasException(DayOf(minute) - DaysBefore, DayOf(minute + left) + 1) ? new Stretch(now, on, change) : null;
    }

    /// <summary>By the intervals of each date, from some days before on.</summary>
    private Stretch FindByDates(long now, in ZonePart part)
    {
        var today = DayOf(LocalTimeline.MinuteOf(now, part));
        // Until when the intervals seen so far leave no gap.
        var until = long.MinValue;
        var day = today - DaysBefore;
        for (long? next = day; next is not null; next = DayAfter(day, today))
        {
            if (next > day + 1 && _week.On)
            {
                until = Math.Max(until, _line.StartOf(next.Value * DayInterval.MinutesPerDay, part));
            }

            day = next.Value;
            foreach (var interval in Beginning(day, part))
            {
                var (start, end) = (StartOf(day, interval, part), EndOf(day, interval, part));
                if (start >= end)
                {
                    continue;
                }

                if (start > until && until > now)
                {
                    return new Stretch(now, on: true, until);
                }

                if (start > until && start > now)
                {
                    return new Stretch(now, on: false, start);
                }

                until = Math.Max(until, end);
            }
        }

        return new Stretch(now, until > now, until > now && !_week.On ? until : Stretch.Never);
    }

    /// <summary>The next date to look at: one with an exception, or near one, where all of the week is alike. Null where nothing more can come.</summary>
    private long? DayAfter(long day, long today)
    {
        day++;
        return day <= today + 1 ? day
            : !_week.IsUniform ? day <= Math.Max(today, _dated.LastException ?? today) + DaysAfter ? day : null
            : _dated.HasException(day - DaysBefore, day) ? day
            : _dated.NextException(day);
    }

    private ImmutableArray<DayInterval> Beginning(long day, in ZonePart part)
    {
        var intervals = _dated.Of(day);
        return intervals.IsEmpty || _line.Skips(day, part) ? [] : intervals;
    }

    private long StartOf(long day, DayInterval interval, in ZonePart part) =>
        _line.StartOf((day * DayInterval.MinutesPerDay) + interval.Start, part);

    private long EndOf(long day, DayInterval interval, in ZonePart part) =>
        _line.EndOf((day * DayInterval.MinutesPerDay) + interval.EndFromStartOfDay, part);

    private static long DayOf(long minute) => minute >= 0 ? minute / DayInterval.MinutesPerDay : ((minute + 1) / DayInterval.MinutesPerDay) - 1;
}
