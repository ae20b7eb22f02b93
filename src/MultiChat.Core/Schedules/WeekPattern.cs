using NodaTime;

namespace MultiChat.Schedules;

/// <summary>When a week's hours change from off to on and back, in minutes since Monday 00:00, as if each minute came once.</summary>
internal sealed class WeekPattern
{
    private const int Minutes = 7 * DayInterval.MinutesPerDay;

    // The first of January 1970 was a Thursday.
    private const int MondayToEpoch = 3 * DayInterval.MinutesPerDay;

    private readonly int[] _changes;

    // How many changes come before each hour, so that few are looked at.
    private readonly ushort[] _passedBy;

    private WeekPattern(bool on, int[] changes)
    {
        (On, _changes) = (on, changes);
        _passedBy = [.. Enumerable.Range(0, Minutes / 60).Select(hour => (ushort)changes.Count(change => change < hour * 60))];
    }

    /// <summary>The state at the end of a week, just before the first change.</summary>
    public bool On { get; }

    /// <summary>Whether the whole week is on, or off.</summary>
    public bool IsUniform => _changes.Length == 0;

    public static WeekPattern Of(WeeklyHours hours)
    {
        var changes = new List<int>();
        foreach (var (start, end) in SpansOf(hours).OrderBy(span => span.Start))
        {
            if (changes is [.., var last] && start <= last)
            {
                changes[^1] = Math.Max(last, end);
            }
            else
            {
                changes.AddRange([start, end]);
            }
        }

        // The end of a week is the beginning of the next.
        var on = changes is [.., Minutes];
        if (on)
        {
            changes.RemoveAt(changes.Count - 1);
            if (changes[0] == 0)
            {
                changes.RemoveAt(0);
            }
            else
            {
                changes.Insert(0, 0);
            }
        }

        return new WeekPattern(on, [.. changes]);
    }

    /// <summary>The state at a local minute since 1970, and in how many minutes it changes; null where it never does.</summary>
    public (bool On, long? Left) At(long minute)
    {
        if (IsUniform)
        {
            return (On, null);
        }

        var ofWeek = (int)((minute + MondayToEpoch) % Minutes);
        ofWeek = ofWeek < 0 ? ofWeek + Minutes : ofWeek;
        int passed = _passedBy[ofWeek / 60];
        while (passed < _changes.Length && _changes[passed] <= ofWeek)
        {
            passed++;
        }

        var next = passed < _changes.Length ? _changes[passed] : _changes[0] + Minutes;
        return (On ^ (passed % 2 == 1), next - ofWeek);
    }

    /// <summary>The intervals of all days within the week; what passes its end is at its beginning.</summary>
    private static IEnumerable<(int Start, int End)> SpansOf(WeeklyHours hours)
    {
        for (var day = 0; day < 7; day++)
        {
            foreach (var interval in hours[IsoDayOfWeek.Monday + day].All)
            {
                var start = (day * DayInterval.MinutesPerDay) + interval.Start;
                var end = (day * DayInterval.MinutesPerDay) + interval.EndFromStartOfDay;
                yield return (start, Math.Min(end, Minutes));
                if (end > Minutes)
                {
                    yield return (0, end - Minutes);
                }
            }
        }
    }
}
