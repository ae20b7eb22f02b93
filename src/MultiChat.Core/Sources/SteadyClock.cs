using System.Diagnostics.CodeAnalysis;

namespace MultiChat.Sources;

/// <summary>
/// The process's monotonic clock, which nobody sets and no test of the rules moves: by it goes how old knowledge is, how long is waited for others,
/// and when what failed is tried again. The rules go by <see cref="ChatClock"/>.
/// </summary>
internal sealed class SteadyClock(TimeProvider time)
{
    /// <summary>The real one.</summary>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "This is where it is injected; a simulated host has another.")]
    public static readonly SteadyClock Real = new(TimeProvider.System);

    /// <summary>Since some moment in the past.</summary>
    public TimeSpan Now => time.GetElapsedTime(0);

    /// <summary>A timer that is not set.</summary>
    public ITimer CreateTimer(Action ring) => time.CreateTimer(_ => ring(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Cancelled after that time.</summary>
    public CancellationTokenSource CancelAfter(TimeSpan patience) => new(patience, time);

    /// <summary>Waits for it no longer than that.</summary>
    /// <exception cref="TimeoutException">It has not ended.</exception>
    public Task AwaitAsync(Task awaited, TimeSpan patience) => awaited.WaitAsync(patience, time);

    /// <summary>Waits.</summary>
    public Task PauseAsync(TimeSpan pause, CancellationToken cancellation) => Task.Delay(pause, time, cancellation);
}
