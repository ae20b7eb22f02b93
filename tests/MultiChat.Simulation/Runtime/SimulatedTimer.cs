namespace MultiChat.Simulation.Runtime;

/// <summary>A timer of <see cref="SimulatedClock"/>, whose lock guards everything that can change here.</summary>
internal sealed class SimulatedTimer(SimulatedClock clock, TimerCallback callback, object? state) : ITimer
{
    // The longest time a timer of the system takes: about 49 days.
    private static readonly TimeSpan _longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    internal static IComparer<SimulatedTimer> InOrderOfDueTime { get; } =
        Comparer<SimulatedTimer>.Create((one, other) => (one.Due, one.Setting).CompareTo((other.Due, other.Setting)));

    internal long Due { get; set; }

    internal long Setting { get; set; }

    internal long Period { get; set; }

    internal bool IsDisposed { get; set; }

    /// <summary>Not null while the callback runs.</summary>
    internal TaskCompletionSource? Running { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        ThrowIfNotATime(dueTime, nameof(dueTime));
        ThrowIfNotATime(period, nameof(period));
        return clock.Set(this, dueTime, period);
    }

    public void Dispose() => _ = clock.End(this);

    public ValueTask DisposeAsync() => new(clock.End(this));

    internal void Call()
    {
        if (_context is null)
        {
            callback(state);
        }
        else
        {
            ExecutionContext.Run(_context, static timer => ((SimulatedTimer)timer!).CallHere(), this);
        }
    }

    private void CallHere() => callback(state);

    private static void ThrowIfNotATime(TimeSpan time, string parameter)
    {
        if (time != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, parameter);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(time, _longest, parameter);
        }
    }
}
