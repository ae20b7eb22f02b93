using MultiChat.Simulation.Traces;

namespace MultiChat.Simulation.Runtime;

/// <summary>
/// One party on the simulated thread: a host, a page, or the world itself. What it awaits goes on inside it, and once it has died nothing of
/// it ever runs again: neither continuations nor timers. That is how a process is killed and a tab closed.
/// </summary>
internal sealed class SimulatedContext(SimulatedThread thread, TimeProvider clock) : SynchronizationContext
{
    /// <summary>Who it is, for those who read a trace.</summary>
    public string Name { get; init; } = "";

    public bool IsDead { get; private set; }

    /// <summary>Called when a turn is over: something ran, and all that it set going at once.</summary>
    public Action? TurnEnded { get; set; }

    /// <summary>The trace of what happens here, or null.</summary>
    public PageTurns? Turns { get; set; }

    public void Die() => IsDead = true;

    public void Run(Action action) => thread.Post(this, static state => ((Action)state!)(), action);

    /// <summary>Runs it once after so long. Disposing the answer cancels, even when it is due and has not had its turn yet.</summary>
    public IDisposable After(TimeSpan delay, Action action)
    {
        var appointment = new Appointment(this, action);
        appointment.Timer = clock.CreateTimer(static one => ((Appointment)one!).Keep(), appointment, delay, Timeout.InfiniteTimeSpan);
        return appointment;
    }

    public override void Post(SendOrPostCallback d, object? state) => thread.Post(this, d, state);

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nothing blocks in the simulation.");

    public override SynchronizationContext CreateCopy() => this;

    private sealed class Appointment(SimulatedContext context, Action action) : IDisposable
    {
        private bool _isCancelled;

        public ITimer? Timer { get; set; }

        public void Keep() => context.Run(() =>
        {
            if (!_isCancelled)
            {
                action();
            }
        });

        public void Dispose()
        {
            _isCancelled = true;
            Timer?.Dispose();
        }
    }
}
