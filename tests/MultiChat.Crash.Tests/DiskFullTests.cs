using MultiChat.Crash.Hosts;
using MultiChat.Crash.Load;
using MultiChat.Storage.Sqlite;
using Xunit.Abstractions;

namespace MultiChat.Crash;

/// <summary>The disk of a SQLite file is full for a while (G10).</summary>
[Collection(MachineCollection.Name)]
public sealed class DiskFullTests(ITestOutputHelper output)
{
    private static readonly TimeSpan _learnsWithin = TimeSpan.FromSeconds(5.5);

    [Fact]
    public async Task While_it_is_full_senders_learn_it_and_readers_read_and_afterwards_all_goes_on_by_itself()
    {
        using var disk = new SmallDisk();
        await using var host = new HostProcess("sqlite", disk.File) { Under = disk.Under };
        await using var crowd = new Crowd(visitors: 8, operators: 1, new Random(1), host.Mount);
        host.Start();
        await crowd.BeginAsync();
        await crowd.UntilAcceptedAsync(200);

        crowd.Meter.MeasureSendsAnew();
        disk.Fill(host);
        await crowd.UntilEverybodyIsInTroubleAsync();
        await crowd.UntilEverybodyIsInTroubleAsync();
        var (longest, health, reading) = (crowd.Meter.LongestSend, await host.GetHealthAsync(), await crowd.LookAsync());
        disk.Free(host);
        await crowd.UntilEverybodyGetsOnAsync();
        await crowd.StopAsync();
        var (healthAfter, shown) = (await host.GetHealthAsync(), await crowd.LookAsync());
        await host.KillAsync();
        var findings = await crowd.CheckAsync(shown, new SqliteStorage(disk.File, TimeProvider.System));

        output.Say(
            $"a full disk ({disk}): {crowd.Meter.Accepted} accepted, {crowd.Refusals} told to try again, each within "
            + $"{longest.TotalSeconds:0.000} s, {crowd.Rejected.Count} refused; {findings}");
        findings.IsClean.Should().BeTrue(findings.ToString());
        crowd.Rejected.Should().BeEmpty();
        longest.Should().BeLessThan(_learnsWithin);
        health.Should().Be("Degraded");
        reading.Should().OnlyContain(view => view.Difference == null);
        healthAfter.Should().Be("Healthy");
    }
}
