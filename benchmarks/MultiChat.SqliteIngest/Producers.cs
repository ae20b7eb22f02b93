using System.Diagnostics;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Storage;

namespace MultiChat.Benchmarks;

/// <summary>Producers, each with a dialog of its own and one message under way.</summary>
internal sealed class Producers
{
    private readonly CommitSamples _samples = new();
    private readonly Dialog[] _dialogs;

    private Producers(int count) => _dialogs = new Dialog[count];

    public static async Task<Producers> StartAsync(ChatStorage storage, int count)
    {
        var producers = new Producers(count);
        for (var i = 0; i < count; i++)
        {
            var first = producers._samples.First();
            await storage.Dialogs.CommitAsync(first, CancellationToken.None);
            producers._dialogs[i] = first.Dialog;
        }

        return producers;
    }

    /// <summary>Writes for a time; gives messages per second and each write's milliseconds.</summary>
    public async Task<(double PerSecond, List<double> Times)> RunAsync(TimeSpan duration, Func<DialogCommit, Task> write)
    {
        var began = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, _dialogs.Length).Select(number => Task.Run(async () =>
        {
            var times = new List<double>();
            while (Stopwatch.GetElapsedTime(began) < duration)
            {
                var commit = _samples.Say(_dialogs[number]);
                var start = Stopwatch.GetTimestamp();
                await write(commit);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                _dialogs[number] = commit.Dialog;
            }

            return times;
        })));
        return (all.Sum(times => times.Count) / Stopwatch.GetElapsedTime(began).TotalSeconds, [.. all.SelectMany(times => times)]);
    }
}
