using System.Diagnostics;
using MultiChat.Simulation;
using MultiChat.Simulation.Traces;

var asked = CommandLine.Parse(args);
WorldPlan Plan(long seed) => new() { Seed = seed, Steps = asked.Steps, Without = asked.Without };

if (asked.Seed is { } one)
{
    var result = Simulation.Run(Plan(one), asked.Trace ? Console.Out : null);
    Console.WriteLine(result.IsSound
        ? $"Seed {one}: sound, {result.Steps} steps, hash {result.Hash:x16}"
        : $"Seed {one}: invariant {result.Invariant} is broken at step {result.Steps}, hash {result.Hash:x16}: {result.Reason}");
    return result.IsSound ? 0 : 1;
}

if (asked.Mistakes)
{
    return MistakeHunt.Run(asked, Console.Out) ? 0 : 1;
}

var watch = Stopwatch.StartNew();
var results = asked.Traces is { } folder ? new TraceFolder(folder).Fill(asked.From, asked.Seeds, Plan) : Seeds.Run(asked.From, asked.Seeds, Plan);
var seconds = watch.Elapsed.TotalSeconds;
var report = new Report(results);
report.Write(Console.Out);
var broken = results.Where(result => !result.IsSound).ToList();
foreach (var failure in broken.Take(10))
{
    var shortest = Seeds.Shorten(Plan(failure.Seed), failure);
    Console.WriteLine($"Invariant {shortest.Invariant}: {shortest.Reason}");
    Console.WriteLine($"  dotnet run --project tests/MultiChat.Simulation -- --seed {failure.Seed} --steps {shortest.Steps} --trace");
}

// To shorten costs a dozen runs each: the rest are named as they came.
foreach (var failure in broken.Skip(10))
{
    Console.WriteLine($"Invariant {failure.Invariant}, seed {failure.Seed}, step {failure.Steps}: {failure.Reason}");
}

var zeros = report.Zeros(asked.Without);
if (asked.Seeds >= 300 && zeros.Count > 0)
{
    Console.WriteLine($"Never met: {string.Join(", ", zeros)}");
}

Console.WriteLine(
    $"{results.Count} seeds, {broken.Count} broken ({string.Join(", ", broken.GroupBy(one => one.Invariant).Select(kind => $"{kind.Key}: {kind.Count()}"))}), "
    + $"{zeros.Count} pairs never met, {seconds * 1_000 / results.Count:0.0} ms a seed, hash {report.Hash:x16}");
return broken.Count == 0 ? 0 : 1;
