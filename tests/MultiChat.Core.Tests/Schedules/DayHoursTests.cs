namespace MultiChat.Schedules;

public sealed class DayHoursTests
{
    [Theory] // S2
    [InlineData("09:00-13:00, 13:00-18:00", "09:00-18:00")]
    [InlineData("12:00-18:00, 09:00-13:00", "09:00-18:00")]
    [InlineData("09:00-18:00, 10:00-11:00", "09:00-18:00")]
    [InlineData("22:00-06:00, 20:00-22:00", "20:00-06:00")]
    [InlineData("22:00-06:00, 23:00-05:00", "22:00-06:00")]
    [InlineData("00:00-12:00, 12:00-24:00", "00:00-24:00")]
    [InlineData("09:00-12:00, 13:00-18:00", "09:00-12:00, 13:00-18:00")]
    public void Intervals_that_touch_or_overlap_are_one(string said, string kept) => DayHours.Parse(said).ToString().Should().Be(kept);

    [Theory] // S1, S2
    [InlineData("00:00-24:00, 22:00-06:00", "00:00-23:00, 23:00-06:00")]
    [InlineData("00:00-24:00, 23:30-06:00", "00:00-23:00, 23:00-06:00")]
    [InlineData("10:00-09:00, 08:00-11:00", "08:00-23:00, 23:00-09:00")]
    [InlineData("00:00-24:00, 23:59-23:30", "00:00-23:59, 23:59-23:30")]
    [InlineData("00:30-23:30, 23:00-00:30", "00:30-23:00, 23:00-00:30")]
    public void More_than_a_day_without_a_break_has_one_form_too(string said, string kept)
    {
        DayHours.Parse(said).ToString().Should().Be(kept);
        DayHours.Parse(kept).ToString().Should().Be(kept);
    }

    [Theory] // S1
    [InlineData("09:00-00:00", "09:00-24:00")]
    [InlineData("9:00-18:00", "09:00-18:00")]
    [InlineData(" 09:00 - 18:00 ", "09:00-18:00")]
    [InlineData("off", "off")]
    public void A_day_ends_at_midnight_however_it_is_written(string said, string kept) => DayHours.Parse(said).ToString().Should().Be(kept);

    [Theory] // S1
    [InlineData("09:00-09:00")]
    [InlineData("00:00-00:00")]
    public void Hours_that_begin_and_end_at_once_are_refused_with_a_sentence(string said)
    {
        var parse = () => DayHours.Parse(said);

        parse.Should().Throw<ArgumentException>().WithMessage("*begins and ends at once. A whole day is 00:00-24:00.*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("09:00")]
    [InlineData("24:00-06:00")]
    [InlineData("09:60-18:00")]
    [InlineData("09:00-25:00")]
    [InlineData("0900-1800")]
    [InlineData("-1:00-18:00")]
    [InlineData("09:00-18:00,")]
    public void What_is_no_hours_is_refused(string said)
    {
        var parse = () => DayHours.Parse(said);

        parse.Should().Throw<FormatException>();
    }

    [Fact] // S2
    public void Merging_keeps_each_minute_and_adds_none()
    {
        var chance = new Random(1);
        for (var run = 0; run < 2_000; run++)
        {
            var said = Enumerable.Range(0, chance.Next(1, 8)).Select(_ => AnyInterval(chance)).ToList();
            var kept = DayHours.Of(said);

            MinutesOf(kept.Intervals).SetEquals(MinutesOf(said)).Should().BeTrue($"{string.Join(", ", said)} are {kept}");
            DayHours.Of(said.AsEnumerable().Reverse()).Should().Be(kept);
            DayHours.Of(kept.Intervals).Should().Be(kept);
            DayHours.Parse(kept.ToString()).Should().Be(kept);
        }
    }

    private static DayInterval AnyInterval(Random chance)
    {
        // Coarse, so that they often touch.
        var start = chance.Next(48) * 30;
        var end = (start + (chance.Next(1, 48) * 30)) % 1_440;
        return DayInterval.Between(start, end);
    }

    private static HashSet<int> MinutesOf(IEnumerable<DayInterval> intervals) =>
        [.. intervals.SelectMany(hours => Enumerable.Range(hours.Start, (hours.End <= hours.Start ? hours.End + 1_440 : hours.End) - hours.Start))];
}
