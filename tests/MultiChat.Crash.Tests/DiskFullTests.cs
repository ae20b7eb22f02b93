using System.Net;
using MultiChat.Crash.Checking;
using MultiChat.Crash.Hosts;
using MultiChat.Crash.Load;
using MultiChat.Storage.Sqlite;
using Xunit.Abstractions;

namespace MultiChat.Crash;

/// <summary>The disk of a SQLite file is full for a while (G10).</summary>
[Collection(MachineCollection.Name)]
public sealed class DiskFullTests(ITestOutputHelper output)
{
    private const int Visitors = 8;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _learnsWithin = TimeSpan.FromSeconds(5.5);

    [Fact]
    public async Task While_it_is_full_senders_learn_it_and_readers_read_and_afterwards_all_goes_on_by_itself()
    {
        using var disk = new SmallDisk();
        await using var host = new HostProcess("sqlite", disk.File) { Under = disk.Under };
        using var stop = new CancellationTokenSource();
        using var giveUp = new CancellationTokenSource();
        var meter = new LoadMeter();
        var pages = MakePages(host.Mount, meter);
        host.Start();
        await Task.WhenAll(pages.Select(page => page.ConnectAsync(giveUp.Token))).WaitAsync(_patience);
        var running = pages.Select(page => page.RunAsync(stop.Token, giveUp.Token)).ToList();
        await meter.UntilAsync(() => meter.Accepted > 200, _patience);

        meter.MeasureSendsAnew();
        disk.Fill(host);
        await meter.UntilAsync(() => pages.All(page => page.Refusals > 10), _patience);
        var (longest, health) = (meter.LongestSend, await GetHealthAsync(host));
        var reading = await Task.WhenAll(pages.Select(page => page.SettleAsync()));

        disk.Free(host);
        var before = pages.Select(page => page.Accepted).ToList();
        await meter.UntilAsync(() => pages.Zip(before).All(pair => pair.First.Accepted > pair.Second), _patience);
        await stop.CancelAsync();
        await Task.WhenAll(running).WaitAsync(_patience);
        var healthAfter = await GetHealthAsync(host);
        var shown = await Task.WhenAll(pages.Select(page => page.SettleAsync()));
        await host.KillAsync();

        var stored = await StoreReader.ReadAsync(new SqliteStorage(disk.File, TimeProvider.System));
        var findings = Checker.Check([.. pages.Select(page => page.Log)], [.. shown.SelectMany(views => views)], stored);
        output.WriteLine($"{meter.Accepted} accepted, {pages.Sum(page => page.Refusals)} told to try again, each within {longest.TotalSeconds:0.000} s; {findings}");
        findings.IsClean.Should().BeTrue(findings.ToString());
        longest.Should().BeLessThan(_learnsWithin);
        health.Should().NotBe("Healthy");
        reading.SelectMany(views => views).Should().OnlyContain(view => view.Difference == null);
        healthAfter.Should().Be("Healthy");
    }

    private static List<Page> MakePages(Uri mount, LoadMeter meter)
    {
        var pages = new List<Page> { new OperatorPage(0, 1, new PageLog("operator 0"), [mount], meter, seed: 0) };
        for (var number = 1; number <= Visitors; number++)
        {
            pages.Add(new VisitorPage(new PageLog($"visitor {number}"), [mount], meter, seed: number));
        }

        return pages;
    }

    private static async Task<string> GetHealthAsync(HostProcess host)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(host.Mount, "/health"));
        answer.StatusCode.Should().BeOneOf(HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable);
        return await answer.Content.ReadAsStringAsync();
    }
}
