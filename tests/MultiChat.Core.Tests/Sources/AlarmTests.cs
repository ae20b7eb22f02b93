using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace MultiChat.Sources;

public sealed class AlarmTests
{
    private readonly FakeTimeProvider _time = new();
    private int _rung;

    [Fact]
    public void It_rings_at_the_instant_and_not_before()
    {
        var clock = new ChatClock(_time);
        var alarm = new Alarm(clock, () => _rung++);
        alarm.SetFor(clock.Now + Duration.FromSeconds(5));

        _time.Advance(TimeSpan.FromMilliseconds(4_999));
        _rung.Should().Be(0);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        _rung.Should().Be(1);
    }

    [Fact]
    public void A_clock_that_moves_while_it_is_set_makes_it_no_later()
    {
        var due = new ChatClock(_time).Now + Duration.FromSeconds(5);
        var alarm = new Alarm(new ChatClock(new MovedAfterReading(_time, TimeSpan.FromSeconds(2))), () => _rung++);
        alarm.SetFor(due);

        _time.Advance(TimeSpan.FromMilliseconds(2_999));
        _rung.Should().Be(0);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        _rung.Should().Be(1);
    }

    [Fact]
    public void A_clock_that_moves_past_the_instant_while_it_is_set_rings_it_at_once()
    {
        var due = new ChatClock(_time).Now + Duration.FromSeconds(5);
        new Alarm(new ChatClock(new MovedAfterReading(_time, TimeSpan.FromMinutes(1))), () => _rung++).SetFor(due);

        _rung.Should().Be(1);
    }

    [Fact]
    public void A_clock_that_each_reading_moves_is_not_read_for_ever()
    {
        _time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);
        var clock = new ChatClock(_time);

        new Alarm(clock, () => _rung++).SetFor(clock.Now + Duration.FromHours(1));

        _rung.Should().Be(0);
    }

    [Fact]
    public void It_rings_once_and_not_after_it_was_stopped()
    {
        var clock = new ChatClock(_time);
        var alarm = new Alarm(clock, () => _rung++);
        alarm.SetFor(clock.Now + Duration.FromSeconds(5));
        _time.Advance(TimeSpan.FromMinutes(1));
        alarm.SetFor(clock.Now + Duration.FromSeconds(5));
        alarm.Stop();
        _time.Advance(TimeSpan.FromMinutes(1));

        _rung.Should().Be(1);
    }

    /// <summary>Somebody moves the clock as soon as it has been read for the first time.</summary>
    private sealed class MovedAfterReading(FakeTimeProvider time, TimeSpan by) : TimeProvider
    {
        private bool _isRead;

        public override DateTimeOffset GetUtcNow()
        {
            var now = time.GetUtcNow();
            if (!_isRead)
            {
                _isRead = true;
                time.Advance(by);
            }

            return now;
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            time.CreateTimer(callback, state, dueTime, period);
    }
}
