using System.Globalization;

namespace MultiChat.Schedules;

/// <summary>
/// Hours that begin on a day, to the minute (rule S1): start inclusive, end exclusive. An end before the start is that of the next day; 24:00 is the
/// end of the day, and so is 00:00.
/// </summary>
public sealed record DayInterval
{
    internal const int MinutesPerDay = 24 * 60;

    private DayInterval(int start, int end) => (Start, End) = (start, end);

    /// <summary>00:00 to 24:00.</summary>
    public static DayInterval WholeDay { get; } = new(0, MinutesPerDay);

    /// <summary>When it starts, in minutes of local time since midnight; 0 to 1,439.</summary>
    public int Start { get; }

    /// <summary>When it ends, in minutes of local time since midnight; 1 to 1,440, and up to the start on the next day.</summary>
    public int End { get; }

    /// <summary>Whether it ends on the day after it starts.</summary>
    public bool IsOvernight => End < Start;

    /// <summary>Its end in minutes since the midnight it starts after; 1 to 2,878.</summary>
    internal int EndFromStartOfDay => IsOvernight ? End + MinutesPerDay : End;

    /// <summary>The interval from one minute of a day to another.</summary>
    /// <param name="start">Minutes since midnight; 0 to 1,439.</param>
    /// <param name="end">Minutes since midnight; 0 to 1,440. Before the start it is on the next day; 0 and 1,440 are the end of the day.</param>
    /// <exception cref="ArgumentException">A minute is out of its bounds, or both are the same.</exception>
    public static DayInterval Between(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, MinutesPerDay);
        ArgumentOutOfRangeException.ThrowIfNegative(end);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, MinutesPerDay);
        return start == end
            ? throw new ArgumentException($"{Time(start)}-{Time(end)} begins and ends at once. A whole day is 00:00-24:00.", nameof(end))
            : new DayInterval(start, end == 0 ? MinutesPerDay : end);
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <param name="text">Such as <c>09:00-18:00</c>; the hour may have one digit.</param>
    /// <exception cref="FormatException">It is not of that form.</exception>
    /// <exception cref="ArgumentException">It begins and ends at once.</exception>
    public static DayInterval Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && TryReadTime(text.AsSpan(0, dash), out var start) && TryReadTime(text.AsSpan(dash + 1), out var end) && start < MinutesPerDay
            ? Between(start, end)
            : throw new FormatException($"\"{text}\" are no hours such as 09:00-18:00.");
    }

    /// <summary>As <c>22:00-06:00</c>.</summary>
    public override string ToString() => $"{Time(Start)}-{Time(End)}";

    /// <summary>From a minute to a later one, the second of which may be on the next day.</summary>
    internal static DayInterval FromStartOfDay(int start, int end) => new(start, end > MinutesPerDay ? end - MinutesPerDay : end);

    private static string Time(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    private static bool TryReadTime(ReadOnlySpan<char> text, out int minute)
    {
        minute = 0;
        text = text.Trim();
        var colon = text.IndexOf(':');
        if (colon is not (1 or 2) || text.Length != colon + 3
            || !int.TryParse(text[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes))
        {
            return false;
        }

        minute = (hours * 60) + minutes;
        return minutes < 60 && minute <= MinutesPerDay;
    }
}
