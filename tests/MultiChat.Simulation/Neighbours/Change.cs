using MultiChat.Hosts;

namespace MultiChat.Simulation.Neighbours;

/// <summary>One noted change: there is something to look at. What is true is read when somebody looks.</summary>
internal sealed record Change
{
    /// <summary>The host that made it and knows of it, or null.</summary>
    public HostId? By { get; init; }

    /// <summary>What is told as it stands, or null.</summary>
    public HostNews? News { get; init; }

    /// <summary>The visitor or member whose rows have changed, or null.</summary>
    public Guid? Whose { get; init; }

    /// <summary>The host that was buried, or null.</summary>
    public HostId? Gone { get; init; }
}
