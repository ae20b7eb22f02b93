using MultiChat.Simulation.Faults;

namespace MultiChat.Simulation;

/// <summary>What came of one run.</summary>
internal sealed record RunResult
{
    public required long Seed { get; init; }

    /// <summary>The broken invariant, or null.</summary>
    public required string? Invariant { get; init; }

    public required string? Reason { get; init; }

    /// <summary>The hash of everything that happened.</summary>
    public required ulong Hash { get; init; }

    public required int Steps { get; init; }

    public required int Written { get; init; }

    public required int Accepted { get; init; }

    public required int Writes { get; init; }

    public required int Restarts { get; init; }

    public required int Restores { get; init; }

    public required int LostRaces { get; init; }

    /// <summary>How often each command was called.</summary>
    public required IReadOnlyDictionary<string, int> Commands { get; init; }

    /// <summary>How often each fault struck while each command was under way.</summary>
    public required IReadOnlyDictionary<(string Command, FaultKind Fault), int> Hits { get; init; }

    public bool IsSound => Invariant is null;

    public static RunResult Of(World world, int steps) => new()
    {
        Seed = world.Plan.Seed,
        Invariant = world.Verdict.Invariant,
        Reason = world.Verdict.Reason,
        Hash = world.Trace.Hash,
        Steps = steps,
        Written = world.Oracles.Order.Count,
        Accepted = world.Truth.Accepted.Count,
        Writes = world.Storage.Writes,
        Restarts = world.HostsStarted - world.Plan.Hosts,
        Restores = world.Faults.Restores,
        LostRaces = world.LostRaces,
        Commands = world.Commands.Counts,
        Hits = world.Commands.Hits,
    };
}
