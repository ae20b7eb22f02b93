using System.Collections.Immutable;

namespace MultiChat.Schedules;

/// <summary>
/// The intervals that begin on one day, in one form however they were said (rule S2): in order, and those that touch or overlap as one.
/// </summary>
public sealed class DayHours : IEquatable<DayHours>
{
    /// <summary>How many intervals may begin on one day.</summary>
    public const int MaxIntervals = 24;

    // Of more than a day without a break there is no one interval; it is said as two that touch at this hour, or at the last minute of the day.
    private const int Seam = 23 * 60;

    private DayHours(ImmutableArray<DayInterval> intervals) => All = intervals;

    /// <summary>A day off.</summary>
    public static DayHours None { get; } = new([]);

    /// <summary>The intervals, in order; none of them touches the next, but where they last more than a day together.</summary>
    public IReadOnlyList<DayInterval> Intervals => All;

    /// <summary>Whether nothing begins on that day.</summary>
    public bool IsEmpty => All.IsEmpty;

    internal ImmutableArray<DayInterval> All { get; }

    /// <summary>The hours of one day.</summary>
    /// <param name="intervals">The intervals, in any order.</param>
    /// <exception cref="ArgumentException">There are more than <see cref="MaxIntervals"/>.</exception>
    public static DayHours Of(params IEnumerable<DayInterval> intervals)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        var given = intervals.OrderBy(interval => interval.Start).ToList();
        if (given.Count > MaxIntervals)
        {
            throw new ArgumentException($"A day has {MaxIntervals} intervals at most.", nameof(intervals));
        }

        var merged = ImmutableArray.CreateBuilder<DayInterval>();
        for (var next = 0; next < given.Count;)
        {
            var (start, end) = (given[next].Start, given[next].EndFromStartOfDay);
            for (next++; next < given.Count && given[next].Start <= end; next++)
            {
                end = Math.Max(end, given[next].EndFromStartOfDay);
            }

            if (end - start < DayInterval.MinutesPerDay || (start, end) == (0, DayInterval.MinutesPerDay))
            {
                merged.Add(DayInterval.FromStartOfDay(start, end));
            }
            else
            {
                var seam = end - Seam < DayInterval.MinutesPerDay && start < Seam ? Seam : DayInterval.MinutesPerDay - 1;
                merged.Add(DayInterval.FromStartOfDay(start, seam));
                merged.Add(DayInterval.FromStartOfDay(seam, end));
            }
        }

        return merged.Count == 0 ? None : new DayHours(merged.ToImmutable());
    }

    /// <summary>Reads what <see cref="ToString"/> writes: <c>09:00-13:00, 14:00-18:00</c>, or <c>off</c>.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is not of that form.</exception>
    /// <exception cref="ArgumentException">Hours that begin and end at once, or too many.</exception>
    public static DayHours Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Trim() is "off" ? None : Of(text.Split(',').Select(DayInterval.Parse));
    }

    /// <inheritdoc/>
    public bool Equals(DayHours? other) => other is not null && Intervals.SequenceEqual(other.Intervals);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DayHours);

    /// <inheritdoc/>
    public override int GetHashCode() => Intervals.Aggregate(0, HashCode.Combine);

    /// <summary>As <c>09:00-13:00, 14:00-18:00</c>, or <c>off</c>.</summary>
    public override string ToString() => IsEmpty ? "off" : string.Join(", ", Intervals);
}
