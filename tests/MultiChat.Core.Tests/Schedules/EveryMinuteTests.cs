using System.Diagnostics;
using MultiChat.Crash;
using NodaTime;
using Xunit.Abstractions;

namespace MultiChat.Schedules;

/// <summary>
/// The engine beside the oracle at every minute from 2015 to 2035. MULTICHAT_ZONES says in which IANA time zones: ids with commas between, or "all".
/// </summary>
[Trait("Kind", "Breadth")]
public sealed class EveryMinuteTests(ITestOutputHelper output)
{
    private const int FirstYear = 2015;
    private const int LastYear = 2035;

    // By then the hours of a day have changed, whatever the clocks do; so what comes after a year's last minute is known, too.
    private static readonly Duration Beyond = Duration.FromDays(9);

    /// <summary>Each beginning for an hour, for eight, and for all but one; and what begins and ends within the half-hour by which Lord Howe sets its clocks.</summary>
    private static readonly string[] Daily =
    [
        .. new[] { "00:30", "01:30", "02:30", "03:30", "12:59", "13:00", "23:30" }
            .SelectMany(time => new[] { 1, 8, 23 }.Select(hours => $"Mon-Sun {time}-{TimetableZoneTests.Later(time, hours)}")),
        "Mon-Sun 01:45-02:15", "Mon-Sun 02:15-01:45",
    ];

    [Fact] // S1 to S5
    public void Each_minute_of_21_years_is_as_the_zones_own_clock_says()
    {
        var asked = Environment.GetEnvironmentVariable("MULTICHAT_ZONES") ?? "Australia/Lord_Howe";
        var zones = asked == "all" ? Zones.ListDistinct() : [.. asked.Split(',').Select(Zones.Get)];
        var began = Stopwatch.GetTimestamp();
        var minutes = 0L;

        // The longest first, so that no core waits for the last of them.
        Parallel.ForEach(
            zones.OrderByDescending(zone => Zones.ChangesOf(zone).Count()),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            zone => Interlocked.Add(ref minutes, Walk(zone)));

        output.Say(
            $"{zones.Count} time zones whose clocks differ, {FirstYear} to {LastYear}: {minutes / 1e9:0.00} billion minutes of {Daily.Length} schedules, each as the zone's own clock says, "
            + $"in {Stopwatch.GetElapsedTime(began).TotalMinutes:0.0} min");
    }

    private static long Walk(DateTimeZone zone)
    {
        var minutes = 0L;
        for (var year = FirstYear; year <= LastYear; year++)
        {
            var (from, end) = (Instant.FromUtc(year, 1, 1, 0, 0), Instant.FromUtc(year + 1, 1, 1, 0, 0));
            var oracle = new MinuteOracle(zone, from, end - from + Beyond);
            foreach (var hours in Daily)
            {
                var schedule = new Schedule(WeeklyHours.Parse(hours));
                WalkBack(new Timetable(schedule, zone), from, oracle.StatesOf(schedule), (int)(end - from).TotalMinutes);
                minutes += (int)(end - from).TotalMinutes;
            }
        }

        return minutes;
    }

    /// <summary>From the last minute to the first, so that nothing that the timetable remembers helps it.</summary>
    private static void WalkBack(Timetable timetable, Instant from, bool[] states, int count)
    {
        var change = Array.IndexOf(states, !states[count - 1], count);
        for (var minute = count - 1; minute >= 0; minute--)
        {
            change = states[minute] == states[minute + 1] ? change : minute + 1;
            var at = from + Duration.FromMinutes(minute);
            if (timetable.StateAt(at) != states[minute] || timetable.NextChange(at) != from + Duration.FromMinutes(change))
            {
                throw new Xunit.Sdk.XunitException(
                    $"{timetable.Zone.Id} {timetable.Schedule.Hours}: at {at} it is {timetable.StateAt(at)} until {timetable.NextChange(at)}, "
                    + $"not {states[minute]} until {from + Duration.FromMinutes(change)}");
            }
        }
    }
}
