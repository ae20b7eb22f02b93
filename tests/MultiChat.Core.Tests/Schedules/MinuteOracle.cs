using NodaTime;

namespace MultiChat.Schedules;

/// <summary>
/// What a schedule means, minute by minute and without any of the engine's thoughts: it looks at the zone's clock at each minute of a window and
/// reads the hours by it. Hours start with the first minute whose clock shows that time or a later one, and end after the last that shows an earlier one.
/// </summary>
internal sealed class MinuteOracle
{
    private const int MinutesPerDay = 1_440;
    private const int Margin = 4 * MinutesPerDay;

    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly long _first;
    private readonly int _length;
    private readonly long[] _highest;
    private readonly long[] _lowest;
    private readonly HashSet<long> _dates = [];

    public MinuteOracle(DateTimeZone zone, Instant from, Duration window)
    {
        From = from;
        _length = (int)window.TotalMinutes;
        _first = (from.ToUnixTimeSeconds() / 60) - Margin;
        var clock = new long[_length + (2 * Margin)];
        for (var minute = 0; minute < clock.Length;)
        {
            var part = zone.GetZoneInterval(AtMinute(minute));
            var end = part.HasEnd ? Math.Min(clock.Length, (part.End.ToUnixTimeSeconds() / 60) - _first) : clock.Length;
            for (; minute < end; minute++)
            {
                clock[minute] = _first + minute + (part.WallOffset.Seconds / 60);
                _dates.Add(Math.DivRem(clock[minute], MinutesPerDay).Quotient);
            }
        }

        (_highest, _lowest) = ((long[])clock.Clone(), (long[])clock.Clone());
        for (var minute = 1; minute < clock.Length; minute++)
        {
            _highest[minute] = Math.Max(_highest[minute], _highest[minute - 1]);
            _lowest[^(minute + 1)] = Math.Min(_lowest[^(minute + 1)], _lowest[^minute]);
        }
    }

    public Instant From { get; }

    /// <summary>The state of each minute of the window.</summary>
    public bool[] StatesOf(Schedule schedule)
    {
        var states = new bool[_length];
        foreach (var date in _dates)
        {
            var day = Epoch.PlusDays((int)date);
            var hours = schedule.Exceptions.FirstOrDefault(exception => exception.Date == day)?.Hours ?? schedule.Hours[day.DayOfWeek];
            foreach (var interval in hours.Intervals)
            {
                var end = interval.End <= interval.Start ? interval.End + MinutesPerDay : interval.End;
                var from = Seek(_highest, (date * MinutesPerDay) + interval.Start);
                var to = Seek(_lowest, (date * MinutesPerDay) + end);
                for (var minute = Math.Max(0, from - Margin); minute < Math.Min(_length, to - Margin); minute++)
                {
                    states[minute] = true;
                }
            }
        }

        return states;
    }

    private Instant AtMinute(int minute) => Instant.FromUnixTimeSeconds((_first + minute) * 60);

    /// <summary>The first minute at which a clock that never goes back shows that time or a later one.</summary>
    private static int Seek(long[] clock, long time)
    {
        var (low, high) = (0, clock.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = clock[middle] < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
