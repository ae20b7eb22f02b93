using System.Diagnostics.CodeAnalysis;

namespace MultiChat.Sources;

/// <summary>
/// The process's monotonic clock, which nobody sets and no test of the rules moves: by it goes how old knowledge is and how long is waited. The
/// rules go by <see cref="ChatClock"/>.
/// </summary>
internal sealed class SteadyClock(TimeProvider time)
{
    /// <summary>The real one.</summary>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "This is where it is injected; a simulated host has another.")]
    public static readonly SteadyClock Real = new(TimeProvider.System);

    /// <summary>Since some moment in the past.</summary>
    public TimeSpan Now => time.GetElapsedTime(0);

    /// <summary>Waits.</summary>
    public Task PauseAsync(TimeSpan pause, CancellationToken cancellation) => Task.Delay(pause, time, cancellation);
}
