using MultiChat.Simulation.Faults;
using MultiChat.Simulation.Mistakes;

namespace MultiChat.Simulation;

/// <summary>What one run is made from. The same plan gives the same run.</summary>
internal sealed record WorldPlan
{
    public const int DefaultSteps = 1_000;

    public required long Seed { get; init; }

    /// <summary>How many steps the faults last.</summary>
    public int Steps { get; init; } = DefaultSteps;

    public IReadOnlySet<FaultKind> Without { get; init; } = new HashSet<FaultKind>();

    public Mistake Mistake { get; init; } = Mistake.None;

    /// <summary>Two projects in some worlds: nothing crosses between them.</summary>
    public int Projects => Seed % 5 == 4 ? 2 : 1;

    /// <summary>Two hosts over one store in a third of the worlds.</summary>
    public int Hosts => Seed % 3 == 1 ? 2 : 1;

    /// <summary>More dialogs in some worlds than one page can watch.</summary>
    public int Visitors => Seed % 11 == 7 ? 24 : 5;
}
