using MultiChat.Simulation.Runtime;

namespace MultiChat.Simulation.Hosts;

/// <summary>The world's clock as one host sees it: its timers fire inside the host, and not at all once it has died.</summary>
internal sealed class HostTime(TimeProvider clock, SimulatedContext host) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(_ => host.Run(() => callback(state)), state: null, dueTime, period);
}
