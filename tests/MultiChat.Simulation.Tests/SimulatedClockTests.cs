namespace MultiChat.Simulation.Runtime;

public class SimulatedClockTests
{
    private static readonly DateTimeOffset _noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan _never = Timeout.InfiniteTimeSpan;

    private readonly SimulatedClock _clock = new(_noon);
    private readonly List<string> _fired = [];

    [Fact]
    public void A_clock_without_a_start_begins_with_the_year_2026() =>
        new SimulatedClock().GetUtcNow().Should().Be(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_start_with_an_offset_is_shown_in_utc()
    {
        var clock = new SimulatedClock(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.FromHours(3)));

        clock.GetUtcNow().Should().BeExactly(_noon);
        clock.Start.Should().BeExactly(_noon);
    }

    [Fact]
    public void The_clock_stands_still_until_it_is_moved()
    {
        _clock.GetUtcNow().Should().Be(_noon);
        _clock.GetUtcNow().Should().Be(_noon);
        _clock.GetTimestamp().Should().Be(_clock.GetTimestamp());
    }

    [Fact]
    public void Advancing_moves_the_wall_clock_and_the_timestamps_alike()
    {
        var before = _clock.GetTimestamp();

        _clock.Advance(TimeSpan.FromMilliseconds(1_500));

        _clock.GetUtcNow().Should().Be(_noon.AddSeconds(1.5));
        _clock.GetElapsedTime(before).Should().Be(TimeSpan.FromSeconds(1.5));
        _clock.Start.Should().Be(_noon);
        _clock.ToString().Should().Be("2026-11-22T12:00:01.500");
    }

    [Fact]
    public void Advancing_by_a_negative_time_is_refused()
    {
        _clock.Invoking(clock => clock.Advance(TimeSpan.FromTicks(-1))).Should().Throw<ArgumentOutOfRangeException>();
        _clock.GetUtcNow().Should().Be(_noon);
    }

    [Fact]
    public void Advancing_past_the_calendar_is_refused_and_moves_nothing()
    {
        _clock.Invoking(clock => clock.Advance(TimeSpan.FromDays(4_000_000))).Should().Throw<ArgumentOutOfRangeException>();
        _clock.GetUtcNow().Should().Be(_noon);
    }

    [Fact]
    public void Setting_the_time_advances_to_it()
    {
        Timer("a", after: 2);

        _clock.SetUtcNow(_noon.AddSeconds(3));

        _clock.GetUtcNow().Should().Be(_noon.AddSeconds(3));
        _fired.Should().Equal("a 12:00:02");
    }

    [Fact]
    public void Setting_a_past_time_is_refused_with_the_way_out() =>
        _clock.Invoking(clock => clock.SetUtcNow(_noon.AddTicks(-1))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*AdjustTime*");

    [Fact]
    public void Each_reading_advances_by_the_automatic_amount_after_it()
    {
        _clock.AutoAdvanceAmount = TimeSpan.FromSeconds(1);
        Timer("a", after: 2);

        _clock.GetUtcNow().Should().Be(_noon);
        _clock.GetUtcNow().Should().Be(_noon.AddSeconds(1));
        _clock.AutoAdvanceAmount = TimeSpan.Zero;
        _clock.GetUtcNow().Should().Be(_noon.AddSeconds(2));
        _fired.Should().Equal("a 12:00:02");
        _clock.Invoking(clock => clock.AutoAdvanceAmount = TimeSpan.FromTicks(-1)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_callback_sees_the_clock_move_by_its_own_readings()
    {
        var readings = new List<DateTimeOffset>();
        using var timer = _clock.CreateTimer(_ => readings.AddRange([_clock.GetUtcNow(), _clock.GetUtcNow()]), null, TimeSpan.FromSeconds(1), _never);
        _clock.AutoAdvanceAmount = TimeSpan.FromSeconds(10);

        _clock.Advance(TimeSpan.FromSeconds(1));

        readings.Should().Equal(_noon.AddSeconds(1), _noon.AddSeconds(11));
    }

    [Fact]
    public void The_local_zone_is_utc_until_it_is_set()
    {
        _clock.LocalTimeZone.Should().Be(TimeZoneInfo.Utc);

        _clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("+3", TimeSpan.FromHours(3), null, null));

        _clock.GetLocalNow().Should().BeExactly(_noon.ToOffset(TimeSpan.FromHours(3)));
    }

    [Fact]
    public void Timers_fire_in_order_of_due_time_with_the_clock_at_each_due_time()
    {
        Timer("late", after: 5);
        Timer("early", after: 1);
        Timer("middle", after: 3);

        _clock.Advance(TimeSpan.FromSeconds(10));

        _fired.Should().Equal("early 12:00:01", "middle 12:00:03", "late 12:00:05");
        _clock.GetUtcNow().Should().Be(_noon.AddSeconds(10));
    }

    [Fact]
    public void Timers_due_at_the_same_time_fire_in_the_order_they_were_set()
    {
        Timer("a", after: 1);
        Timer("b", after: 1);
        Timer("c", after: 1);

        _clock.Advance(TimeSpan.FromSeconds(1));

        _fired.Should().Equal("a 12:00:01", "b 12:00:01", "c 12:00:01");
    }

    [Fact]
    public void A_timer_fires_at_exactly_its_due_time_and_not_a_tick_earlier()
    {
        Timer("a", after: 1);

        _clock.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        _fired.Should().BeEmpty();
        _clock.Advance(TimeSpan.FromTicks(1));
        _fired.Should().Equal("a 12:00:01");
    }

    [Fact]
    public void A_periodic_timer_fires_at_its_due_time_and_then_every_period()
    {
        Timer("a", after: 1, every: 2);
        Timer("b", after: 3);

        _clock.Advance(TimeSpan.FromSeconds(5));

        _fired.Should().Equal("a 12:00:01", "b 12:00:03", "a 12:00:03", "a 12:00:05");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_timer_without_a_period_fires_once(int milliseconds)
    {
        using var timer = _clock.CreateTimer(_ => Fire("a"), null, TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(milliseconds));

        _clock.Advance(TimeSpan.FromMinutes(1));

        _fired.Should().Equal("a 12:00:01");
    }

    [Fact]
    public void A_timer_due_at_once_fires_at_once()
    {
        Timer("a", after: 0);

        _fired.Should().Equal("a 12:00:00");
    }

    [Fact]
    public void A_timer_made_in_a_callback_fires_within_the_same_advance()
    {
        using var outer = _clock.CreateTimer(_ => Timer("inner", after: 1), null, TimeSpan.FromSeconds(1), _never);
        Timer("other", after: 3);

        _clock.Advance(TimeSpan.FromSeconds(3));

        _fired.Should().Equal("inner 12:00:02", "other 12:00:03");
    }

    [Fact]
    public void Change_sets_due_time_and_period_anew_from_now()
    {
        var timer = Timer("a", after: 10);
        _clock.Advance(TimeSpan.FromSeconds(9));

        timer.Change(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1)).Should().BeTrue();
        _clock.Advance(TimeSpan.FromSeconds(3));

        _fired.Should().Equal("a 12:00:11", "a 12:00:12");
    }

    [Fact]
    public void Change_to_never_stops_a_timer_and_Change_starts_it_again()
    {
        var timer = Timer("a", after: 1, every: 1);

        timer.Change(_never, _never).Should().BeTrue();
        _clock.NextDueTime.Should().BeNull();
        _clock.Advance(TimeSpan.FromSeconds(5));
        _fired.Should().BeEmpty();
        timer.Change(TimeSpan.FromSeconds(1), _never).Should().BeTrue();
        _clock.Advance(TimeSpan.FromSeconds(5));
        _fired.Should().Equal("a 12:00:06");
    }

    [Fact]
    public void A_periodic_timer_can_stop_itself()
    {
        ITimer? timer = null;
        timer = _clock.CreateTimer(_ => { Fire("a"); timer!.Dispose(); }, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        _clock.Advance(TimeSpan.FromSeconds(5));

        _fired.Should().Equal("a 12:00:01");
    }

    [Fact]
    public void A_disposed_timer_never_fires_and_cannot_be_changed()
    {
        var timer = Timer("a", after: 1);

        timer.Dispose();
        timer.Dispose();

        timer.Change(TimeSpan.Zero, _never).Should().BeFalse();
        _clock.Advance(TimeSpan.FromSeconds(5));
        _fired.Should().BeEmpty();
    }

    [Theory]
    [InlineData(-2L, 0L)]
    [InlineData(0L, -2L)]
    [InlineData(4_294_967_295L, 0L)]
    [InlineData(0L, 4_294_967_295L)]
    public void Times_that_the_system_refuses_are_refused(long due, long period)
    {
        var timer = Timer("a", after: 1);
        var (dueTime, periodTime) = (TimeSpan.FromMilliseconds(due), TimeSpan.FromMilliseconds(period));

        timer.Invoking(t => t.Change(dueTime, periodTime)).Should().Throw<ArgumentOutOfRangeException>();
        _clock.Invoking(c => c.CreateTimer(_ => { }, null, dueTime, periodTime)).Should().Throw<ArgumentOutOfRangeException>();
        _clock.NextDueTime.Should().Be(_noon.AddSeconds(1), "the timer stays as it was");
    }

    [Fact]
    public async Task DisposeAsync_ends_with_the_callback_that_runs()
    {
        using var entered = new ManualResetEventSlim();
        using var leave = new ManualResetEventSlim();
        var timer = _clock.CreateTimer(_ => { entered.Set(); leave.Wait(); Fire("a"); }, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        var advancing = Task.Run(() => _clock.Advance(TimeSpan.FromSeconds(5)));
        entered.Wait();

        var disposal = timer.DisposeAsync().AsTask();
        disposal.IsCompleted.Should().BeFalse();
        leave.Set();
        await disposal.InTimeAsync();

        _fired.Should().Equal("a 12:00:01");
        await advancing.InTimeAsync();
        _fired.Should().HaveCount(1);
    }

    [Fact]
    public async Task DisposeAsync_of_an_idle_timer_ends_at_once() => await Timer("a", after: 1).DisposeAsync();

    [Fact]
    public void NextDueTime_is_that_of_the_next_timer()
    {
        _clock.NextDueTime.Should().BeNull();
        Timer("a", after: 5);
        var sooner = Timer("b", after: 2);

        _clock.NextDueTime.Should().Be(_noon.AddSeconds(2));
        sooner.Dispose();
        _clock.NextDueTime.Should().Be(_noon.AddSeconds(5));
        _clock.SetUtcNow(_clock.NextDueTime!.Value);
        _fired.Should().Equal("a 12:00:05");
        _clock.NextDueTime.Should().BeNull();
    }

    [Theory]
    [InlineData(-3_600)]
    [InlineData(3_600)]
    public void Adjusting_the_wall_clock_leaves_timers_what_they_had_left(int seconds)
    {
        var before = _clock.GetTimestamp();
        Timer("a", after: 10);
        _clock.Advance(TimeSpan.FromSeconds(4));

        _clock.AdjustTime(_noon.AddSeconds(seconds));

        _fired.Should().BeEmpty();
        _clock.GetUtcNow().Should().Be(_noon.AddSeconds(seconds));
        _clock.GetElapsedTime(before).Should().Be(TimeSpan.FromSeconds(4));
        _clock.NextDueTime.Should().Be(_noon.AddSeconds(seconds + 6));
        _clock.Advance(TimeSpan.FromSeconds(6) - TimeSpan.FromTicks(1));
        _fired.Should().BeEmpty();
        _clock.Advance(TimeSpan.FromTicks(1));
        _fired.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_callback_holds_no_lock_of_the_clock()
    {
        using var timer = _clock.CreateTimer(
            _ => Task.Run(() => { Fire("a"); _clock.CreateTimer(_ => { }, null, _never, _never).Dispose(); }).Wait(), null, TimeSpan.FromSeconds(1), _never);

        await Task.Run(() => _clock.Advance(TimeSpan.FromSeconds(1))).InTimeAsync();

        _fired.Should().Equal("a 12:00:01");
    }

    [Fact]
    public void Advancing_in_a_callback_adds_to_the_advance_under_way()
    {
        using var timer = _clock.CreateTimer(_ => { _clock.Advance(TimeSpan.FromSeconds(5)); Fire("a"); }, null, TimeSpan.FromSeconds(1), _never);
        Timer("b", after: 6);

        _clock.Advance(TimeSpan.FromSeconds(2));

        _fired.Should().Equal("a 12:00:01", "b 12:00:06");
        _clock.GetUtcNow().Should().Be(_noon.AddSeconds(7));
    }

    [Fact]
    public void A_callback_that_throws_leaves_the_advance_there_and_the_clock_usable()
    {
        using var timer = _clock.CreateTimer(_ => throw new InvalidOperationException("broken"), null, TimeSpan.FromSeconds(1), _never);
        Timer("b", after: 2);

        _clock.Invoking(clock => clock.Advance(TimeSpan.FromSeconds(5))).Should().Throw<InvalidOperationException>().WithMessage("broken");

        _clock.GetUtcNow().Should().Be(_noon.AddSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));
        _fired.Should().Equal("b 12:00:02");
    }

    [Fact]
    public void A_callback_gets_its_state_and_the_context_of_the_timers_making()
    {
        var ambient = new AsyncLocal<string> { Value = "at making" };
        using var timer = _clock.CreateTimer(state => Fire($"{state} {ambient.Value}"), "state", TimeSpan.FromSeconds(1), _never);
        ambient.Value = "at advancing";

        _clock.Advance(TimeSpan.FromSeconds(1));

        _fired.Should().Equal("state at making 12:00:01");
    }

    [Fact]
    public async Task Delays_and_timeouts_of_the_framework_run_on_the_clock()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(2), _clock);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(3), _clock);

        _clock.Advance(TimeSpan.FromSeconds(2));
        await delay.InTimeAsync();
        timeout.IsCancellationRequested.Should().BeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        timeout.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public async Task Threads_may_advance_and_set_timers_at_once()
    {
        var count = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                using var silent = _clock.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
                _clock.CreateTimer(_ => Interlocked.Increment(ref count), null, TimeSpan.FromMilliseconds(i), _never);
                _clock.Advance(TimeSpan.FromMilliseconds(1));
            }
        })));

        _clock.Advance(TimeSpan.FromSeconds(1));
        _clock.GetUtcNow().Should().Be(_noon.AddSeconds(3), "no advance is lost");
        count.Should().Be(2_000);
    }

    private ITimer Timer(string name, double after, double? every = null) => _clock.CreateTimer(
        _ => Fire(name), null, TimeSpan.FromSeconds(after), every is { } period ? TimeSpan.FromSeconds(period) : _never);

    private void Fire(string name) => _fired.Add($"{name} {_clock.ToString()[11..19]}");
}
