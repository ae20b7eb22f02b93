using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace MultiChat.Testing;

/// <summary>A test's clock as the chat sees it, of which is known when its timers are due: <see cref="FakeTimeProvider"/> tells nobody.</summary>
internal sealed class WatchedTime(FakeTimeProvider clock) : TimeProvider
{
    private readonly ConcurrentDictionary<WatchedTimer, DateTimeOffset> _due = new();

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => clock.TimestampFrequency;

    /// <summary>The time, which this reading does not move.</summary>
    public DateTimeOffset Standing
    {
        get
        {
            var amount = clock.AutoAdvanceAmount;
            if (amount == TimeSpan.Zero)
            {
                return clock.GetUtcNow();
            }

            clock.AutoAdvanceAmount = TimeSpan.Zero;
            var now = clock.GetUtcNow();
            clock.AutoAdvanceAmount = amount;
            return now;
        }
    }

    /// <summary>When the next timer is due that is not due yet, or null while none is set.</summary>
    public DateTimeOffset? NextDueTime
    {
        get
        {
            var now = Standing;
            return _due.Values.Where(due => due > now).Select(due => (DateTimeOffset?)due).Min();
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    /// <inheritdoc/>
    public override long GetTimestamp() => clock.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class WatchedTimer : ITimer
    {
        private readonly WatchedTime _time;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _timer;
        private TimeSpan _period;

        public WatchedTimer(WatchedTime time, TimerCallback callback, object? state)
        {
            (_time, _callback, _state) = (time, callback, state);
            _timer = time.Inner.CreateTimer(_ => Fire(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            // Before it is set, for one that is due at once fires within the setting.
            _period = period;
            Note(dueTime);
            return _timer.Change(dueTime, period);
        }

        public void Dispose()
        {
            _timer.Dispose();
            _time._due.TryRemove(this, out _);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire()
        {
            Note(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan);
            _callback(_state);
        }

        private void Note(TimeSpan dueTime)
        {
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                _time._due.TryRemove(this, out _);
            }
            else
            {
                _time._due[this] = _time.Standing + dueTime;
            }
        }
    }

    private FakeTimeProvider Inner => clock;
}
