using System.Globalization;

namespace MultiChat.Simulation.Runtime;

/// <summary>
/// A clock that stands still until the simulation moves it: the members of Microsoft's <c>FakeTimeProvider</c>, and what a run that must not differ from
/// the last one needs: it stands at each due time, and says when the next is.
/// </summary>
/// <remarks>
/// <para>
/// While the clock advances, timers fire one after another in order of their due time, those due at the same time in the order in
/// which they were set, and during each callback the clock stands at that timer's due time. Callbacks run on the advancing thread,
/// in the execution context of the timer's making, and outside every lock.
/// </para>
/// <para>
/// Thread-safe. <see cref="Advance"/> during an advance, from a callback or from another thread, adds to what is left of it and
/// returns at once; the timers fire where the advance began. An exception of a callback leaves that advance, with the clock at the
/// timer's due time and the rest not advanced.
/// </para>
/// </remarks>
internal sealed class SimulatedClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly SortedSet<SimulatedTimer> _timers = new(SimulatedTimer.InOrderOfDueTime);
    private TimeZoneInfo _localTimeZone = TimeZoneInfo.Utc;
    private TimeSpan _autoAdvanceAmount;
    private long _origin;
    private long _elapsed;
    private long _target;
    private long _settings;
    private bool _advancing;

    /// <summary>A clock at 2026-01-01T00:00:00Z, a Thursday.</summary>
    public SimulatedClock()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>A clock at the given moment.</summary>
    /// <param name="start">Where the clock starts.</param>
    public SimulatedClock(DateTimeOffset start)
    {
        Start = start.ToUniversalTime();
        _origin = start.UtcTicks;
    }

    /// <summary>Where the clock started.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>How far the clock moves by itself after each <see cref="GetUtcNow"/>.</summary>
    /// <value>Zero or more; zero by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan AutoAdvanceAmount
    {
        get
        {
            lock (_lock)
            {
                return _autoAdvanceAmount;
            }
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            lock (_lock)
            {
                _autoAdvanceAmount = value;
            }
        }
    }

    /// <summary>When the next timer is due by this clock, or null while no timer is set.</summary>
    public DateTimeOffset? NextDueTime
    {
        get
        {
            lock (_lock)
            {
                return _timers.Min is { } next ? At(next.Due) : null;
            }
        }
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _localTimeZone;

    /// <summary>Timestamps count ticks of 100 ns.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        DateTimeOffset now;
        lock (_lock)
        {
            now = At(_elapsed);
            if (_autoAdvanceAmount == TimeSpan.Zero)
            {
                return now;
            }

            _target += _autoAdvanceAmount.Ticks;
            if (_advancing)
            {
                // A callback reads the clock: it must see it move before the callback ends.
                _elapsed += _autoAdvanceAmount.Ticks;
            }
        }

        FireDueTimers();
        return now;
    }

    /// <summary>Ticks since <see cref="Start"/>. <see cref="AdjustTime"/> does not move them, nor does reading.</summary>
    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _elapsed;
        }
    }

    /// <summary>Moves the clock forward and fires the timers that become due.</summary>
    /// <param name="delta">How far, zero or more. Zero fires what is due now.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delta"/> is negative, or leaves the calendar.</exception>
    public void Advance(TimeSpan delta)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delta, TimeSpan.Zero);
        lock (_lock)
        {
            _ = At(_target + delta.Ticks);
            _target += delta.Ticks;
        }

        FireDueTimers();
    }

    /// <summary>Moves the clock forward to a moment and fires the timers that become due.</summary>
    /// <param name="value">The moment, now or later.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is in the past; see <see cref="AdjustTime"/>.</exception>
    public void SetUtcNow(DateTimeOffset value)
    {
        lock (_lock)
        {
            var target = value.UtcTicks - _origin;
            if (target < _elapsed)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(value), value, $"The clock stands at {At(_elapsed):O} and cannot go back. Call AdjustTime to set the wall clock alone.");
            }

            _target = Math.Max(_target, target);
        }

        FireDueTimers();
    }

    /// <summary>Sets the wall clock, forward or back, as an administrator does. No timer fires, and what each has left stays the same.</summary>
    /// <param name="value">What the clock shows from now on.</param>
    public void AdjustTime(DateTimeOffset value)
    {
        lock (_lock)
        {
            _origin = value.UtcTicks - _elapsed;
        }
    }

    /// <summary>Sets <see cref="LocalTimeZone"/>, UTC until then.</summary>
    /// <param name="localTimeZone">The zone.</param>
    public void SetLocalTimeZone(TimeZoneInfo localTimeZone)
    {
        ArgumentNullException.ThrowIfNull(localTimeZone);
        _localTimeZone = localTimeZone;
    }

    /// <summary>Makes a timer. One that is due at once fires before this returns, unless an advance is under way.</summary>
    /// <param name="callback">What to call.</param>
    /// <param name="state">What to give it.</param>
    /// <param name="dueTime">When to fire first; infinite is never.</param>
    /// <param name="period">How often after that; zero or infinite is never again.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative and not infinite, or longer than a timer of the system allows.</exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new SimulatedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>The wall clock, without moving it.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            return At(_elapsed).ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture);
        }
    }

    internal bool Set(SimulatedTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            if (timer.IsDisposed)
            {
                return false;
            }

            _timers.Remove(timer);
            timer.Period = period == Timeout.InfiniteTimeSpan ? 0 : period.Ticks;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Enqueue(timer, _elapsed + dueTime.Ticks);
            }
        }

        FireDueTimers();
        return true;
    }

    /// <summary>Ends a timer; the task ends with the callback that is running, if one is.</summary>
    internal Task End(SimulatedTimer timer)
    {
        lock (_lock)
        {
            timer.IsDisposed = true;
            _timers.Remove(timer);
            return timer.Running?.Task ?? Task.CompletedTask;
        }
    }

    private DateTimeOffset At(long elapsed) => new(_origin + elapsed, TimeSpan.Zero);

    private void Enqueue(SimulatedTimer timer, long due)
    {
        timer.Due = due;
        timer.Setting = ++_settings;
        _timers.Add(timer);
    }

    private void FireDueTimers()
    {
        lock (_lock)
        {
            if (_advancing)
            {
                return;
            }

            _advancing = true;
        }

        while (TakeDueTimer() is { } timer)
        {
            Fire(timer);
        }
    }

    private void Fire(SimulatedTimer timer)
    {
        var returned = false;
        try
        {
            timer.Call();
            returned = true;
        }
        finally
        {
            TaskCompletionSource? running;
            lock (_lock)
            {
                (running, timer.Running) = (timer.Running, null);
                if (!returned)
                {
                    _advancing = false;
                    _target = _elapsed;
                }
            }

            running?.SetResult();
        }
    }

    private SimulatedTimer? TakeDueTimer()
    {
        lock (_lock)
        {
            if (_timers.Min is not { } next || next.Due > _target)
            {
                _elapsed = _target;
                _advancing = false;
                return null;
            }

            _timers.Remove(next);
            _elapsed = Math.Max(_elapsed, next.Due);
            next.Running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (next.Period > 0)
            {
                Enqueue(next, next.Due + next.Period);
            }

            return next;
        }
    }
}
