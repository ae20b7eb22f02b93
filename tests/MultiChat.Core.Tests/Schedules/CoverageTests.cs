using NodaTime;

namespace MultiChat.Schedules;

public sealed class CoverageTests
{
    private static readonly DateTimeZone Moscow = DateTimeZoneProviders.Tzdb["Europe/Moscow"];
    private static readonly Interval Week = WeekOf(new LocalDate(2026, 12, 7), Moscow);

    [Fact] // S7
    public void The_holes_of_a_week_are_the_hours_in_which_nobody_is_on_duty()
    {
        var coverage = Coverage.Of([In(Moscow, "Mon-Fri 09:00-18:00"), In(Moscow, "Mon-Sun 17:00-23:00"), In(Moscow, "Sun 23:00-09:00")], Week);

        coverage.Holes.Select(TextOf).Should().Equal(
            "Mon 23:00-09:00", "Tue 23:00-09:00", "Wed 23:00-09:00", "Thu 23:00-09:00", "Fri 23:00-17:00", "Sat 23:00-17:00");
        coverage.Stretches.Where(stretch => stretch.Operators == 2).Select(stretch => TextOf(stretch.Time)).Should().Equal(
            "Mon 17:00-18:00", "Tue 17:00-18:00", "Wed 17:00-18:00", "Thu 17:00-18:00", "Fri 17:00-18:00");
    }

    [Fact]
    public void Of_nobody_the_whole_week_is_a_hole_and_of_one_who_is_always_there_none_is()
    {
        Coverage.Of([], Week).Stretches.Should().Equal(new CoveredStretch(Week, 0));
        Coverage.Of([In(Moscow, "Mon-Sun 00:00-24:00")], Week).Stretches.Should().Equal(new CoveredStretch(Week, 1));
    }

    [Fact]
    public void Whoever_takes_over_at_the_minute_leaves_no_hole_and_no_seam() =>
        Coverage.Of([In(Moscow, "Mon-Sun 00:00-12:00"), In(Moscow, "Mon-Sun 12:00-24:00")], Week).Stretches.Should().Equal(new CoveredStretch(Week, 1));

    [Theory]
    [InlineData("Europe/Berlin", 2026, 3, 23)]
    [InlineData("Europe/Berlin", 2026, 10, 19)]
    [InlineData("Australia/Lord_Howe", 2026, 4, 1)]
    [InlineData("Pacific/Apia", 2011, 12, 26)]
    public void It_is_what_the_timetables_say_at_every_minute(string zone, int year, int month, int day)
    {
        var here = DateTimeZoneProviders.Tzdb[zone];
        var week = WeekOf(new LocalDate(year, month, day), here);
        Timetable[] timetables =
        [
            In(here, "Mon-Sun 22:00-02:30"), In(here, "Tue 01:59-03:01; Sun 00:00-24:00"), In(Moscow, "Mon-Fri 09:00-18:00"), In(DateTimeZone.Utc, "Sat 23:59-00:01"),
        ];

        var coverage = Coverage.Of(timetables, week);

        coverage.Stretches[0].Time.Start.Should().Be(week.Start);
        coverage.Stretches[^1].Time.End.Should().Be(week.End);
        foreach (var (one, next) in coverage.Stretches.Zip(coverage.Stretches.Skip(1)))
        {
            next.Time.Start.Should().Be(one.Time.End);
            next.Operators.Should().NotBe(one.Operators);
        }

        foreach (var stretch in coverage.Stretches)
        {
            for (var minute = stretch.Time.Start; minute < stretch.Time.End; minute += Duration.FromMinutes(1))
            {
                timetables.Count(timetable => timetable.StateAt(minute)).Should().Be(stretch.Operators);
            }
        }
    }

    private static Timetable In(DateTimeZone zone, string hours) => new(Schedule.Parse(hours), zone);

    private static Interval WeekOf(LocalDate monday, DateTimeZone zone) =>
        new(monday.AtStartOfDayInZone(zone).ToInstant(), monday.PlusDays(7).AtStartOfDayInZone(zone).ToInstant());

    private static string TextOf(Interval time)
    {
        var (start, end) = (time.Start.InZone(Moscow), time.End.InZone(Moscow));
        return $"{start.DayOfWeek.ToString()[..3]} {start:HH:mm}-{end:HH:mm}";
    }
}
