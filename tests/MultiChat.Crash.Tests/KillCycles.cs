using System.Diagnostics;
using MultiChat.Crash.Hosts;
using MultiChat.Crash.Load;

namespace MultiChat.Crash;

/// <summary>Kills a loaded host again and again, and checks in the end that nothing was lost.</summary>
/// <param name="storage">What the host stores in.</param>
/// <param name="seed">Chooses the moments.</param>
/// <param name="mistakes">Mistakes planted in the host, as it names them.</param>
public sealed class KillCycles(ICrashStorage storage, int seed, params string[] mistakes)
{
    private const int Visitors = 40;
    private const int Operators = 2;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(2);
    private readonly Random _chance = new(seed);
    private readonly KillFigures _figures = new() { Seed = seed };

    /// <summary>Runs the cycles on a fresh store.</summary>
    /// <param name="cycles">How many kills.</param>
    public async Task<KillFigures> RunAsync(int cycles)
    {
        await using var host = new HostProcess([.. storage.Arguments, .. mistakes]);
        await using var crowd = new Crowd(Visitors, Operators, _chance, host.Mount);
        host.Start();
        await crowd.BeginAsync();
        await Task.Delay(_warmUp);
        _figures.WarmPerSecond = await RateAsync(crowd.Meter, TimeSpan.FromSeconds(1));
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            await KillAsync(host, crowd.Meter);
        }

        await crowd.StopAsync();
        var shown = await crowd.LookAsync();
        await host.KillAsync();
        (_figures.Accepted, _figures.Rejected) = (crowd.Meter.Accepted, crowd.Rejected);
        _figures.Findings = await crowd.CheckAsync(shown, storage.Open());
        return _figures;
    }

    private static async Task<double> RateAsync(LoadMeter meter, TimeSpan duration)
    {
        var (before, began) = (meter.Accepted, Stopwatch.GetTimestamp());
        await Task.Delay(duration);
        return (meter.Accepted - before) / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private async Task KillAsync(HostProcess host, LoadMeter meter)
    {
        _figures.Rates.Add(await RateAsync(meter, TimeSpan.FromMilliseconds(_chance.Next(100, 900))));
        _figures.Kills++;
        _figures.KillsWithUnanswered += meter.Unanswered > 0 ? 1 : 0;
        await host.KillAsync();
        var check = storage.CheckAfterKillAsync();
        var (before, began) = (meter.Connections, Stopwatch.GetTimestamp());
        host.Start();
        await meter.UntilAsync(() => meter.Connections > before, _patience);
        _figures.Ready.Add(Stopwatch.GetElapsedTime(began));
        await check;
    }
}
