namespace MultiChat.Simulation.Mistakes;

/// <summary>Every mistake that is planted, one at a time.</summary>
internal static class AllMistakes
{
    public static IReadOnlyList<Mistake> List { get; } =
        [.. PageMistakes.All, .. CommitMistakes.All, .. ReadingMistakes.All, .. PushMistakes.All, .. NeighbourMistakes.All];

    /// <summary>The first run with the mistake that breaks something, or null if none of so many does.</summary>
    public static RunResult? Find(Mistake mistake, long from, int seeds)
    {
        for (var seed = from; seed < from + seeds; seed++)
        {
            if (Simulation.Run(new WorldPlan { Seed = seed, Mistake = mistake }) is { IsSound: false } broken)
            {
                return broken;
            }
        }

        return null;
    }
}
