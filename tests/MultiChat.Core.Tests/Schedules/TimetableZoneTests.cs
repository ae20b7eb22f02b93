using NodaTime;
using Xunit.Abstractions;

namespace MultiChat.Schedules;

/// <summary>The engine beside the oracle, for every IANA time zone.</summary>
public sealed class TimetableZoneTests(ITestOutputHelper output)
{
    private static readonly Duration Day = Duration.FromDays(1);

    // Others were wrong only in the afternoon, or on the day after.
    private static readonly string[] Times = ["00:30", "01:30", "02:30", "03:30", "12:59", "13:00", "23:30"];

    private static readonly string[] Plain =
    [
        .. Times.SelectMany(time => new[] { $"{time}-{Later(time, 1)}", $"{time}-{Later(time, 8)}", $"{time}-{Later(time, 23)}", $"{Later(time, 18)}-{time}" }),
        "00:00-24:00", "00:00-01:00, 23:00-24:00", "02:00-02:15, 02:45-03:00", "01:00-02:30, 02:45-04:00", "22:00-06:00",
    ];

    [Fact] // S4, S5
    public void Around_each_clock_change_each_minute_is_as_the_zones_own_clock_says()
    {
        var (changes, states) = (0, 0);
        foreach (var zone in Zones.ListDistinct())
        {
            foreach (var change in Zones.ChangesOf(zone))
            {
                var oracle = new MinuteOracle(zone, Floor(change) - (2 * Day), 4 * Day);
                var date = change.InZone(zone).Date;
                changes++;
                foreach (var schedule in Plain.Select(Daily).Concat(Special(date)))
                {
                    Check(zone, schedule, oracle, oracle.StatesOf(schedule));
                    states++;
                }
            }
        }

        output.WriteLine($"{changes} clock changes, {states} windows of four days");
        changes.Should().BeGreaterThan(1_500);
    }

    [Theory] // S4
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Africa/Casablanca")]
    [InlineData("Pacific/Apia")]
    [InlineData("America/Santiago")]
    [InlineData("Asia/Beirut")]
    [InlineData("Africa/Cairo")]
    [InlineData("Europe/Volgograd")]
    [InlineData("Asia/Almaty")]
    [InlineData("Europe/Moscow")]
    [InlineData("America/New_York")]
    public void Each_minute_of_sampled_weeks_is_as_the_zones_own_clock_says(string id)
    {
        var zone = Zones.Get(id);
        foreach (var year in new[] { 2011, 2015, 2020, 2026, 2035 })
        {
            for (var month = 1; month <= 12; month++)
            {
                var oracle = new MinuteOracle(zone, Instant.FromUtc(year, month, 25, 0, 0), 9 * Day);
                foreach (var schedule in new[] { "Mon-Fri 09:00-18:00", "Mon-Fri 09:00-13:00, 14:00-18:00; Sat 23:00-02:30; Sun 22:00-06:00", "Mon-Sun 00:00-24:00", "Mon-Sun 20:00-04:00" })
                {
                    var kept = new Schedule(WeeklyHours.Parse(schedule));
                    Check(zone, kept, oracle, oracle.StatesOf(kept));
                }
            }
        }
    }

    private static Schedule Daily(string hours) => new(WeeklyHours.Parse($"Mon-Sun {hours}"));

    private static IEnumerable<Schedule> Special(LocalDate date)
    {
        var night = WeeklyHours.Parse("Mon-Sun 22:00-06:00");
        yield return new Schedule(night, [new DayException { Date = date, Hours = DayHours.None }]);
        yield return new Schedule(night, [new DayException { Date = date.PlusDays(-1), Hours = DayHours.Parse("00:30-02:30, 23:30-03:30") }]);
        yield return new Schedule(WeeklyHours.Always, [new DayException { Date = date.PlusDays(1), Hours = DayHours.None }]);
        yield return new Schedule(WeeklyHours.None, [new DayException { Date = date, Hours = DayHours.Parse("01:30-02:30, 13:00-24:00") }]);
    }

    private static void Check(DateTimeZone zone, Schedule schedule, MinuteOracle oracle, bool[] states)
    {
        var (timetable, other) = (new Timetable(schedule, zone), new Timetable(schedule, zone));
        var minute = 0;
        while (minute < states.Length)
        {
            var at = oracle.From + Duration.FromMinutes(minute);
            var on = timetable.StateAt(at);
            var next = timetable.NextChange(at);
            Require(states[minute] == on, $"{zone.Id} {schedule.Hours}: at {at} it is {on}");
            var until = Array.IndexOf(states, !on, minute);
            var expected = until < 0 ? (Instant?)null : oracle.From + Duration.FromMinutes(until);
            var end = oracle.From + Duration.FromMinutes(states.Length);
            Require(next == expected || (expected is null && (next is null || next >= end)), $"{zone.Id} {schedule.Hours}: after {at} it changes at {next}, not {expected}");
            if (expected is null)
            {
                return;
            }

            // One tick after, at, and before: in this order, so that what was remembered does not help.
            Require(other.StateAt(next!.Value + Duration.FromTicks(1)) == !on && other.StateAt(next.Value) == !on, $"{zone.Id} {schedule.Hours}: at {next}");
            Require(other.StateAt(next.Value - Duration.FromTicks(1)) == on, $"{zone.Id} {schedule.Hours}: before {next}");
            minute = until;
        }
    }

    private static void Require(bool holds, string reason)
    {
        if (!holds)
        {
            throw new Xunit.Sdk.XunitException(reason);
        }
    }

    private static Instant Floor(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);

    internal static string Later(string time, int hours) => $"{(int.Parse(time[..2], System.Globalization.CultureInfo.InvariantCulture) + hours) % 24:00}{time[2..]}";
}
