using MultiChat.Simulation.Faults;

namespace MultiChat.Simulation;

/// <summary>What many runs went through, as figures and as a table of commands and faults.</summary>
internal sealed class Report(IReadOnlyList<RunResult> results)
{
    public IReadOnlyList<string> Commands { get; } =
        [.. results.SelectMany(result => result.Commands.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Pairs of a command and a fault that never met.</summary>
    public IReadOnlyList<string> Zeros(IReadOnlySet<FaultKind> without) =>
    [
        .. from command in Commands
           from fault in Enum.GetValues<FaultKind>()
           where !without.Contains(fault) && Hits(command, fault) == 0
           select $"{command} x {fault}",
    ];

    /// <summary>The hash of all runs: the same seeds give it again, in this process or another.</summary>
    public ulong Hash => results.Aggregate(0UL, (hash, result) => (hash * 31) + result.Hash);

    public void Write(TextWriter writer)
    {
        var faults = Enum.GetValues<FaultKind>();
        writer.WriteLine($"{"",-12}{"calls",9}{string.Concat(faults.Select(fault => $"{fault,16}"))}");
        foreach (var command in Commands)
        {
            var calls = results.Sum(result => result.Commands.GetValueOrDefault(command));
            writer.WriteLine($"{command,-12}{calls,9}{string.Concat(faults.Select(fault => $"{Hits(command, fault),16}"))}");
        }

        writer.WriteLine(
            $"{results.Sum(result => (long)result.Steps)} steps, {results.Sum(result => result.Written)} messages written, "
            + $"{results.Sum(result => result.Accepted)} accepted, {results.Sum(result => result.Writes)} writes, "
            + $"{results.Sum(result => result.Restarts)} restarts, {results.Sum(result => result.Restores)} restored backups, "
            + $"{results.Sum(result => result.LostRaces)} commits forestalled by another host");
    }

    private long Hits(string command, FaultKind fault) => results.Sum(result => (long)result.Hits.GetValueOrDefault((command, fault)));
}
