using NodaTime;

namespace MultiChat.Schedules;

public sealed class WeeklyHoursTests
{
    [Theory]
    [InlineData("Mon-Fri 09:00-18:00", "Mon-Fri 09:00-18:00")]
    [InlineData("Mon 09:00-18:00; Tue 09:00-18:00; Thu 9:00-18:00", "Mon-Tue 09:00-18:00; Thu 09:00-18:00")]
    [InlineData("fri-mon 22:00-06:00", "Mon 22:00-06:00; Fri-Sun 22:00-06:00")]
    [InlineData("Sat 10:00-14:00, 14:00-16:00; Sun off", "Sat 10:00-16:00")]
    [InlineData("", "")]
    public void A_week_has_one_form_however_it_was_said(string said, string kept)
    {
        var hours = WeeklyHours.Parse(said);

        hours.ToString().Should().Be(kept);
        WeeklyHours.Parse(kept).Should().Be(hours);
    }

    [Theory]
    [InlineData("09:00-18:00")]
    [InlineData("Mon")]
    [InlineData("Mon-Tue-Wed 09:00-18:00")]
    [InlineData("Moon 09:00-18:00")]
    [InlineData("Mon 09:00-18:00; Mon-Tue 10:00-12:00")]
    public void What_is_no_week_is_refused(string said)
    {
        var parse = () => WeeklyHours.Parse(said);

        parse.Should().Throw<FormatException>();
    }

    [Fact]
    public void A_week_is_set_day_by_day_too() =>
        WeeklyHours.None.With(IsoDayOfWeek.Sunday, DayHours.Of(DayInterval.Between(600, 0))).ToString().Should().Be("Sun 10:00-24:00");

    [Fact]
    public void A_schedule_has_one_exception_a_date()
    {
        var exception = new DayException { Date = new LocalDate(2026, 12, 31), Hours = DayHours.None };
        var make = () => new Schedule(WeeklyHours.None, [exception, exception]);

        make.Should().Throw<ArgumentException>().WithMessage("There are two exceptions for 2026-12-31.*");
    }
}
