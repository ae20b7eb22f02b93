using NodaTime;

namespace MultiChat.Schedules;

public sealed class TimetableTests
{
    private static readonly DateTimeZone Moscow = Zones.Get("Europe/Moscow");

    [Fact] // S1, S5: start inclusive, end exclusive
    public void The_state_changes_at_the_tick_of_start_and_end()
    {
        var timetable = Of("Mon-Fri 09:00-18:00", Moscow);
        var (start, end) = (Instant.FromUtc(2026, 11, 30, 6, 0), Instant.FromUtc(2026, 11, 30, 15, 0));

        timetable.StateAt(start - Duration.Epsilon).Should().BeFalse();
        timetable.StateAt(start).Should().BeTrue();
        timetable.StateAt(end - Duration.Epsilon).Should().BeTrue();
        timetable.StateAt(end).Should().BeFalse();
        timetable.NextChange(start - Duration.Epsilon).Should().Be(start);
        timetable.NextChange(start).Should().Be(end);
        timetable.NextChange(end).Should().Be(start + Duration.FromDays(1));
    }

    [Theory] // S2: 00:00-24:00 on seven days is one span without an edge
    [InlineData("Mon-Sun 00:00-24:00")]
    [InlineData("Mon-Sun 12:00-11:59, 11:00-13:00")]
    [InlineData("Mon-Sun 00:00-12:00, 12:00-24:00")]
    public void Hours_round_the_clock_never_change(string hours)
    {
        foreach (var zone in new[] { Moscow, Zones.Get("Pacific/Apia"), Zones.Get("America/Santiago"), Zones.Get("Africa/Cairo") })
        {
            var timetable = Of(hours, zone);

            timetable.NextChange(Instant.FromUtc(2011, 12, 29, 9, 0)).Should().BeNull();
            timetable.StateAt(Instant.FromUtc(2026, 3, 29, 1, 0)).Should().BeTrue();
        }
    }

    [Fact] // S1, S2: a night over the end of the week
    public void A_night_over_the_end_of_the_week_is_one_span()
    {
        var timetable = Of("Sun 22:00-06:00; Mon 06:00-10:00", Moscow);
        var start = Instant.FromUtc(2026, 11, 29, 19, 0);

        timetable.NextChange(start - Duration.Epsilon).Should().Be(start);
        timetable.NextChange(start).Should().Be(Instant.FromUtc(2026, 11, 30, 7, 0));
    }

    [Fact] // S3
    public void A_day_off_takes_what_begins_on_it_and_leaves_the_tail_of_the_night_before()
    {
        var timetable = new Timetable(
            new Schedule(WeeklyHours.Parse("Mon-Sun 22:00-06:00"), [new DayException { Date = new LocalDate(2026, 12, 1), Hours = DayHours.None }]), Moscow);

        timetable.StateAt(Instant.FromUtc(2026, 12, 1, 2, 59)).Should().BeTrue();
        timetable.NextChange(Instant.FromUtc(2026, 12, 1, 2, 59)).Should().Be(Instant.FromUtc(2026, 12, 1, 3, 0));
        timetable.NextChange(Instant.FromUtc(2026, 12, 1, 3, 0)).Should().Be(Instant.FromUtc(2026, 12, 2, 19, 0));
    }

    [Fact] // S3, S5
    public void Round_the_clock_ends_for_a_day_off_that_is_years_ahead()
    {
        var timetable = new Timetable(
            new Schedule(WeeklyHours.Always, [new DayException { Date = new LocalDate(2031, 1, 1), Hours = DayHours.None }]), Moscow);

        timetable.NextChange(Instant.FromUtc(2026, 11, 30, 0, 0)).Should().Be(Instant.FromUtc(2030, 12, 31, 21, 0));
        timetable.NextChange(Instant.FromUtc(2030, 12, 31, 21, 0)).Should().Be(Instant.FromUtc(2031, 1, 1, 21, 0));
        timetable.NextChange(Instant.FromUtc(2031, 1, 1, 21, 0)).Should().BeNull();
    }

    [Fact] // S3, S5
    public void Exceptions_alone_are_a_schedule()
    {
        var timetable = new Timetable(
            new Schedule(WeeklyHours.None, [new DayException { Date = new LocalDate(2031, 1, 1), Hours = DayHours.Parse("22:00-02:00") }]), Moscow);

        timetable.NextChange(Instant.FromUtc(2026, 11, 30, 0, 0)).Should().Be(Instant.FromUtc(2031, 1, 1, 19, 0));
        timetable.NextChange(Instant.FromUtc(2031, 1, 1, 19, 0)).Should().Be(Instant.FromUtc(2031, 1, 1, 23, 0));
        timetable.NextChange(Instant.FromUtc(2031, 1, 1, 23, 0)).Should().BeNull();
    }

    [Fact] // S4: the clocks of Apia had no 30 December 2011
    public void On_a_date_that_the_clocks_skip_nothing_begins()
    {
        var jump = Instant.FromUtc(2011, 12, 30, 10, 0);
        var timetable = new Timetable(
            new Schedule(WeeklyHours.None, [new DayException { Date = new LocalDate(2011, 12, 30), Hours = DayHours.Parse("09:00-18:00, 22:00-06:00") }]),
            Zones.Get("Pacific/Apia"));

        timetable.NextChange(jump - Duration.FromDays(5)).Should().BeNull();
        timetable.StateAt(jump).Should().BeFalse();
    }

    [Fact] // S4: a start that comes twice counts at its first reading, an end at its last, and a skipped one at the jump
    public void Nights_of_clock_changes_are_one_span_each()
    {
        var paris = Zones.Get("Europe/Paris");
        var timetable = Of("Sun 02:15-02:45", paris);

        timetable.NextChange(Instant.FromUtc(2026, 3, 28, 0, 0)).Should().Be(Instant.FromUtc(2026, 4, 5, 0, 15), "in March that half-hour does not come");
        timetable.NextChange(Instant.FromUtc(2026, 10, 24, 0, 0)).Should().Be(Instant.FromUtc(2026, 10, 25, 0, 15));
        timetable.NextChange(Instant.FromUtc(2026, 10, 25, 0, 15)).Should().Be(Instant.FromUtc(2026, 10, 25, 1, 45));
        Of("Sun 01:00-02:30", paris).NextChange(Instant.FromUtc(2026, 3, 29, 0, 0)).Should().Be(Instant.FromUtc(2026, 3, 29, 1, 0));
        Of("Sun 02:30-04:00", paris).NextChange(Instant.FromUtc(2026, 3, 28, 12, 0)).Should().Be(Instant.FromUtc(2026, 3, 29, 1, 0));
    }

    [Fact] // S8
    public void It_says_by_which_interval_the_operator_is_on_duty()
    {
        var timetable = new Timetable(
            new Schedule(
                WeeklyHours.Parse("Tue 22:00-06:00; Wed 05:00-12:00"), [new DayException { Date = new LocalDate(2026, 12, 4), Hours = DayHours.Parse("10:00-11:00") }]),
            Moscow);

        Say(Instant.FromUtc(2026, 12, 1, 23, 0)).Should().Be("Tuesday 22:00-06:00");
        Say(Instant.FromUtc(2026, 12, 2, 2, 30)).Should().Be("Wednesday 05:00-12:00", "it is the one that ends last");
        Say(Instant.FromUtc(2026, 12, 4, 7, 30)).Should().Be("Friday 10:00-11:00 by exception");
        Say(Instant.FromUtc(2026, 12, 4, 8, 0)).Should().Be("off");

        string Say(Instant at) => timetable.Explain(at) is { } why ? $"{why.Date.DayOfWeek} {why.Hours}{(why.IsException ? " by exception" : "")}" : "off";
    }

    [Fact] // S2, S3, S4
    public void Any_schedule_is_as_the_zones_own_clock_says()
    {
        var chance = new Random(7);
        var zones = new[] { Moscow, Zones.Get("Europe/Paris"), Zones.Get("Australia/Lord_Howe"), Zones.Get("Africa/Casablanca"), Zones.Get("Pacific/Apia") };
        for (var run = 0; run < 400; run++)
        {
            var zone = zones[chance.Next(zones.Length)];
            var from = Instant.FromUtc(2026, 3, 20, 0, 0) + Duration.FromDays(chance.Next(300));
            var date = from.InZone(zone).Date;
            var week = Enumerable.Range(1, 7).Aggregate(WeeklyHours.None, (hours, day) => hours.With((IsoDayOfWeek)day, AnyHours()));
            var schedule = new Schedule(
                chance.Next(5) switch { 0 => WeeklyHours.None, 1 => WeeklyHours.Always, _ => week },
                Enumerable.Range(0, 20).Where(_ => chance.Next(3) == 0).Select(day => new DayException { Date = date.PlusDays(day - 3), Hours = AnyHours() }));
            var states = new MinuteOracle(zone, from, Duration.FromDays(14)).StatesOf(schedule);
            var timetable = new Timetable(schedule, zone);

            for (var minute = 0; minute < states.Length; minute += chance.Next(1, 200))
            {
                var at = from + Duration.FromMinutes(minute);
                timetable.StateAt(at).Should().Be(states[minute], $"at {at} of {schedule.Hours} in {zone.Id}");
                (timetable.Explain(at) is not null).Should().Be(states[minute]);
                var until = Array.IndexOf(states, !states[minute], minute);
                if (until >= 0)
                {
                    timetable.NextChange(at).Should().Be(from + Duration.FromMinutes(until), $"after {at} of {schedule.Hours} in {zone.Id}");
                }
            }
        }

        DayHours AnyHours() => DayHours.Of(Enumerable.Range(0, chance.Next(3)).Select(_ => AnyInterval()));

        DayInterval AnyInterval()
        {
            var start = chance.Next(1_440);
            return DayInterval.Between(start, (start + chance.Next(1, 1_440)) % 1_440);
        }
    }

    private static Timetable Of(string hours, DateTimeZone zone) => new(new Schedule(WeeklyHours.Parse(hours)), zone);
}
