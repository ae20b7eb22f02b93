using MultiChat.Simulation.Mistakes;

namespace MultiChat.Simulation;

/// <summary>Plants each mistake in turn, and says which invariant found it and how soon.</summary>
internal static class MistakeHunt
{
    private const double MustBeFound = 0.95;

    /// <returns>Whether enough were found.</returns>
    public static bool Run(CommandLine asked, TextWriter writer)
    {
        var mistakes = AllMistakes.List.Where(mistake => asked.Mistake is null || mistake.Name == asked.Mistake).ToList();
        var found = new RunResult?[mistakes.Count];
        Parallel.For(0, mistakes.Count, i => found[i] = AllMistakes.Find(mistakes[i], asked.From, asked.Seeds));
        for (var i = 0; i < mistakes.Count; i++)
        {
            writer.WriteLine(found[i] is { } broken
                ? $"found      {mistakes[i].Name,-60} invariant {broken.Invariant,-10} seed {broken.Seed}: {broken.Reason?.Split('\n')[0]}"
                : $"NOT FOUND  {mistakes[i].Name}");
        }

        var count = found.Count(one => one is not null);
        writer.WriteLine($"{count} of {mistakes.Count} planted mistakes found");
        return count >= mistakes.Count * MustBeFound;
    }
}
