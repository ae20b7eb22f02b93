using MultiChat.Simulation.Neighbours;
using MultiChat.Simulation.Network;
using MultiChat.Simulation.Runtime;
using MultiChat.Sources;

namespace MultiChat.Simulation.Hosts;

/// <summary>One process of the host: the real core over the world's storage. It is killed, never closed.</summary>
internal sealed class SimulatedHost
{
    private readonly World _world;

    public SimulatedHost(World world, int number)
    {
        (_world, Number) = (world, number);
        Context = new SimulatedContext(world.Thread, world.Clock);
        var time = new HostTime(world.Clock, Context);
        Engine = new ChatEngine(world.StorageFor(this), world.Mistake.Options(), time, new SteadyClock(time), world.CoreChance.Source);
        Identities = new Identities(world, Engine);
    }

    public int Number { get; }

    public SimulatedContext Context { get; }

    public ChatEngine Engine { get; }

    public Identities Identities { get; }

    /// <summary>The line to the other hosts, or null where there is only ever one.</summary>
    public NewsLine? Line { get; set; }

    /// <summary>A call of the store was never answered: whoever waits for it waits until this host is killed.</summary>
    public bool HasHung { get; set; }

    /// <summary>Takes connections.</summary>
    public bool IsUp { get; private set; }

    public List<Link> Links { get; } = [];

    /// <summary>The edges of visitors' pages that have joined and are still there, as far as this host can know.</summary>
    public List<VisitorEdge> JoinedVisitors { get; } = [];

    public void Start() => Context.Run(() => _ = StartAsync());

    public void Kill(bool silently)
    {
        Context.Die();
        IsUp = false;
        foreach (var link in Links)
        {
            link.HostDied(silently);
        }
    }

    private async Task StartAsync()
    {
        try
        {
            await Engine.StartAsync();
            IsUp = true;
            _world.Trace.Add("up", $"host {Number}");
        }
        catch (Exception failure)
        {
            // A start that fails ends the process; whoever watches over it starts it again.
            _world.Trace.Add("no start", $"host {Number} {failure.GetType().Name}");
            Context.Die();
            _world.StartHostAfter(TimeSpan.FromSeconds(1));
        }
    }
}
