using MultiChat.Schedules;
using NodaTime;

namespace MultiChat.Simulation.Oracles;

/// <summary>
/// Hours that change each minute, as often as one day can have, from the minute at which a run begins; and what they mean, written down a second time.
/// </summary>
internal static class MinuteHours
{
    private const int Hour = 10;

    public static readonly Schedule Schedule = new(
        WeeklyHours.Parse($"Mon-Sun {string.Join(", ", Enumerable.Range(0, DayHours.MaxIntervals).Select(span => $"{Hour}:{2 * span:00}-{Hour}:{(2 * span) + 1:00}"))}"),
        zone: "Etc/UTC");

    public static bool IsOn(Instant at)
    {
        var time = at.InUtc();
        return time.Hour == Hour && time.Minute % 2 == 0 && time.Minute < 2 * DayHours.MaxIntervals;
    }

    /// <summary>When they change next.</summary>
    public static Instant NextChange(Instant at)
    {
        var minute = Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);
        do
        {
            minute += Duration.FromMinutes(1);
        }
        while (IsOn(minute) == IsOn(minute - Duration.FromMinutes(1)));
        return minute;
    }
}
