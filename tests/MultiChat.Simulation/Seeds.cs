namespace MultiChat.Simulation;

/// <summary>Runs many seeds, each in its world on whichever thread took it.</summary>
internal static class Seeds
{
    /// <summary>The results in the order of the seeds.</summary>
    public static IReadOnlyList<RunResult> Run(long from, int count, Func<long, WorldPlan> plan)
    {
        var results = new RunResult[count];
        Parallel.For(0, count, i => results[i] = Simulation.Run(plan(from + i)));
        return results;
    }

    /// <summary>The shortest run of a seed that breaks at all; steps before the break are the same, however many follow.</summary>
    public static RunResult Shorten(WorldPlan plan, RunResult broken)
    {
        // A break while faults last is found at its own step. One that only shows in the end may show after fewer steps, too.
        var (sound, short_) = (0, broken);
        while (short_.Steps - sound > 1)
        {
            var middle = (sound + short_.Steps) / 2;
            var attempt = Simulation.Run(plan with { Steps = middle });
            (sound, short_) = attempt.IsSound ? (middle, short_) : (sound, attempt);
        }

        return short_;
    }
}
