using System.Collections.Immutable;
using NodaTime;

namespace MultiChat.Schedules;

/// <summary>The hours of each day of a week, in local time (rule S1).</summary>
public sealed class WeeklyHours : IEquatable<WeeklyHours>
{
    private static readonly string[] Names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private readonly ImmutableArray<DayHours> _days;

    private WeeklyHours(ImmutableArray<DayHours> days) => _days = days;

    /// <summary>No hours on any day.</summary>
    public static WeeklyHours None { get; } = new([.. Names.Select(_ => DayHours.None)]);

    /// <summary>00:00 to 24:00 on each day.</summary>
    public static WeeklyHours Always { get; } = new([.. Names.Select(_ => DayHours.Of(DayInterval.WholeDay))]);

    /// <summary>Whether there are no hours on any day.</summary>
    public bool IsEmpty => _days.All(day => day.IsEmpty);

    /// <summary>The hours of one day.</summary>
    /// <param name="day">Monday to Sunday.</param>
    public DayHours this[IsoDayOfWeek day] => _days[IndexOf(day)];

    /// <summary>The same week with other hours on one day.</summary>
    /// <param name="day">Monday to Sunday.</param>
    /// <param name="hours">The hours that begin on it.</param>
    public WeeklyHours With(IsoDayOfWeek day, DayHours hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        return new WeeklyHours(_days.SetItem(IndexOf(day), hours));
    }

    /// <summary>
    /// Reads what <see cref="ToString"/> writes: <c>Mon-Fri 09:00-18:00; Sat 10:00-14:00, 15:00-17:00</c>. A day that is not named has none.
    /// </summary>
    /// <param name="text">Days and their hours, parted by semicolons. A range of days may pass the end of the week.</param>
    /// <exception cref="FormatException">It is not of that form, or names a day twice.</exception>
    /// <exception cref="ArgumentException">Hours that begin and end at once, or too many.</exception>
    public static WeeklyHours Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var days = new DayHours?[Names.Length];
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var space = part.IndexOf(' ', StringComparison.Ordinal);
            var named = (space < 0 ? part : part[..space]).Split('-');
            if (space < 0 || named.Length > 2 || IndexOf(named[0]) is not { } first || IndexOf(named[^1]) is not { } last)
            {
                throw new FormatException($"\"{part}\" are no days and hours such as Mon-Fri 09:00-18:00.");
            }

            var hours = DayHours.Parse(part[space..]);
            for (var day = first; ; day = (day + 1) % Names.Length)
            {
                days[day] = days[day] is null ? hours : throw new FormatException($"{Names[day]} has hours twice; part them by a comma.");
                if (day == last)
                {
                    break;
                }
            }
        }

        return new WeeklyHours([.. days.Select(day => day ?? DayHours.None)]);
    }

    /// <inheritdoc/>
    public bool Equals(WeeklyHours? other) => other is not null && _days.SequenceEqual(other._days);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WeeklyHours);

    /// <inheritdoc/>
    public override int GetHashCode() => _days.Aggregate(0, HashCode.Combine);

    /// <summary>As <c>Mon-Fri 09:00-18:00; Sat 10:00-14:00</c>; empty where there are no hours.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        for (var first = 0; first < Names.Length;)
        {
            var last = first;
            while (last + 1 < Names.Length && _days[last + 1].Equals(_days[first]))
            {
                last++;
            }

            if (!_days[first].IsEmpty)
            {
                parts.Add($"{(last > first ? $"{Names[first]}-{Names[last]}" : Names[first])} {_days[first]}");
            }

            first = last + 1;
        }

        return string.Join("; ", parts);
    }

    private static int IndexOf(IsoDayOfWeek day) =>
        day is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday ? (int)day - 1 : throw new ArgumentOutOfRangeException(nameof(day));

    private static int? IndexOf(string name) =>
        Array.FindIndex(Names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var found ? found : null;
}
