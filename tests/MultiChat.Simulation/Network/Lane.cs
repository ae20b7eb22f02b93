namespace MultiChat.Simulation.Network;

/// <summary>One direction of a connection: first in, first out, each after a delay. A dead one swallows what it is given and says nothing.</summary>
internal sealed class Lane(World world, string name)
{
    private TimeSpan _lastArrival;
    private TimeSpan _stalledUntil;

    public bool IsDead { get; set; }

    /// <summary>How long a stall still holds back what was sent.</summary>
    public TimeSpan StalledFor => _stalledUntil > world.Now ? _stalledUntil - world.Now : TimeSpan.Zero;

    public string Name => name;

    /// <summary>Nothing is under way on it.</summary>
    public bool IsEmpty => IsDead || (_lastArrival <= world.Now && StalledFor == TimeSpan.Zero);

    public void Stall(TimeSpan time) => _stalledUntil = world.Now + time;

    public void Carry(Action deliver)
    {
        if (IsDead)
        {
            return;
        }

        var arrival = world.Now + world.Weather.Latency();
        arrival = arrival > _lastArrival ? arrival : _lastArrival;
        arrival = arrival > _stalledUntil ? arrival : _stalledUntil;
        _lastArrival = arrival;
        world.Context.After(arrival - world.Now, deliver);
    }
}
