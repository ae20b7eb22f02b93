using System.Diagnostics;
using MultiChat.Crash.Checking;
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
    private readonly LoadMeter _meter = new();
    private readonly KillFigures _figures = new() { Seed = seed };

    /// <summary>Runs the cycles on a fresh store.</summary>
    /// <param name="cycles">How many kills.</param>
    public async Task<KillFigures> RunAsync(int cycles)
    {
        await using var host = new HostProcess([.. storage.Arguments, .. mistakes]);
        var pages = MakePages(host.Mount);
        using var stop = new CancellationTokenSource();
        using var giveUp = new CancellationTokenSource();
        host.Start();
        await Task.WhenAll(pages.Select(page => page.ConnectAsync(giveUp.Token))).WaitAsync(_patience);
        var running = pages.Select(page => page.RunAsync(stop.Token, giveUp.Token)).ToList();
        await MeasureWarmRateAsync();
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            await LoadAsync();
            _figures.Kills++;
            _figures.KillsWithUnanswered += _meter.Unanswered > 0 ? 1 : 0;
            await host.KillAsync();
            var check = storage.CheckAfterKillAsync();
            await StartAgainAsync(host);
            await check;
        }

        await stop.CancelAsync();
        await Task.WhenAll(running).WaitAsync(_patience);
        var shown = await Task.WhenAll(pages.Select(page => page.SettleAsync()));
        await host.KillAsync();
        foreach (var page in pages)
        {
            await page.DisposeAsync();
        }

        _figures.Accepted = _meter.Accepted;
        _figures.Rejected = pages.Sum(page => page.Log.Sent.Count(sent => sent.Rejected is not null));
        _figures.Findings = Checker.Check(
            [.. pages.Select(page => page.Log)], [.. shown.SelectMany(views => views)], await StoreReader.ReadAsync(storage.Open()));
        return _figures;
    }

    private List<Page> MakePages(Uri mount)
    {
        var pages = new List<Page>();
        for (var number = 0; number < Operators; number++)
        {
            pages.Add(new OperatorPage(number, Operators, new PageLog($"operator {number}"), [mount], _meter, _chance.Next()));
        }

        for (var number = 0; number < Visitors; number++)
        {
            pages.Add(new VisitorPage(new PageLog($"visitor {number}"), [mount], _meter, _chance.Next()));
        }

        return pages;
    }

    private async Task MeasureWarmRateAsync()
    {
        await Task.Delay(_warmUp);
        _figures.WarmPerSecond = await RateAsync(TimeSpan.FromSeconds(1));
    }

    private async Task LoadAsync()
    {
        var duration = TimeSpan.FromMilliseconds(_chance.Next(100, 900));
        var rate = await RateAsync(duration);
        _figures.Rates.Add(rate);
    }

    private async Task<double> RateAsync(TimeSpan duration)
    {
        var (before, began) = (_meter.Accepted, Stopwatch.GetTimestamp());
        await Task.Delay(duration);
        return (_meter.Accepted - before) / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private async Task StartAgainAsync(HostProcess host)
    {
        var (before, began) = (_meter.Connections, Stopwatch.GetTimestamp());
        host.Start();
        await _meter.UntilAsync(() => _meter.Connections > before, _patience);
        _figures.Ready.Add(Stopwatch.GetElapsedTime(began));
    }
}
