using MultiChat.Simulation.Mistakes;

namespace MultiChat.Simulation.Traces;

/// <summary>
/// A folder of traces: <c>right</c> has a file for each seed, <c>planted</c> one for each planted mistake of the pages that a few seeds bring out.
/// </summary>
internal sealed class TraceFolder(string path)
{
    private const int LeastSeedsPerMistake = 4;

    /// <summary>Runs the seeds, and each mistake until it is found. What the folder held before is gone.</summary>
    /// <returns>How the seeds without a mistake ended.</returns>
    public IReadOnlyList<RunResult> Fill(long from, int seeds, Func<long, WorldPlan> plan)
    {
        var seedsPerMistake = Math.Max(LeastSeedsPerMistake, seeds / 3);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        Directory.CreateDirectory(Path.Combine(path, "right"));
        Directory.CreateDirectory(Path.Combine(path, "planted"));
        Parallel.ForEach(PageMistakes.All, mistake =>
        {
            var name = Path.Combine("planted", mistake.Name);
            for (var seed = from; seed < from + seedsPerMistake; seed++)
            {
                if (!Run(plan(seed) with { Mistake = mistake }, name).IsSound)
                {
                    return;
                }
            }

            File.Delete(PathOf(name));
        });
        var results = new RunResult[seeds];
        Parallel.For(0, seeds, i => results[i] = Run(plan(from + i), Path.Combine("right", $"seed {from + i}")));
        return results;
    }

    private RunResult Run(WorldPlan plan, string name)
    {
        using var file = File.CreateText(PathOf(name));
        return Simulation.Run(plan, pages: file);
    }

    private string PathOf(string name) => Path.Combine(path, $"{name}.jsonl");
}
