using MultiChat.Simulation.Runtime;

namespace MultiChat.Simulation.Network;

/// <summary>How slow the network is at the moment. In the calm that every run ends with it is quick.</summary>
internal sealed class Weather(Chance chance)
{
    private int _hurries;

    public bool IsCalm { get; set; } = true;

    /// <summary>So many next things sent take no time at all, so that they arrive at a chosen instant.</summary>
    public void Hurry(int sent = 1) => _hurries = sent;

    public TimeSpan Latency()
    {
        if (_hurries > 0)
        {
            _hurries--;
            return TimeSpan.Zero;
        }

        return IsCalm ? chance.Milliseconds(1, 20) : StormyLatency();
    }

    private TimeSpan StormyLatency() => chance.Next(100) switch
    {
        < 80 => chance.Milliseconds(1, 60),
        < 97 => chance.Milliseconds(60, 600),
        _ => chance.Milliseconds(600, 6_000),
    };
}
