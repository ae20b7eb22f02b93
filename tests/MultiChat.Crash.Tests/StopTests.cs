using System.Diagnostics;
using MultiChat.Crash.Hosts;
using MultiChat.Crash.Load;
using Xunit.Abstractions;

namespace MultiChat.Crash;

/// <summary>A host is stopped in good order while everybody comes back at once: it is soon gone, and the next one serves them (G1 to G4).</summary>
[Collection(MachineCollection.Name)]
public sealed class StopTests(ITestOutputHelper output)
{
    private const int Sockets = 200;
    private const int Pages = 10;

    [Fact]
    public Task A_stopped_host_on_SQLite_is_soon_gone_and_the_next_one_serves() =>
        StopAsync("SQLite", () => Task.FromResult<ICrashStorage>(new SqliteCrashStorage()));

    [Fact]
    public Task A_stopped_host_on_PostgreSQL_is_soon_gone_and_the_next_one_serves() =>
        StopAsync("PostgreSQL", async () => await PostgreSqlCrashStorage.StartAsync());

    private async Task StopAsync(string store, Func<Task<ICrashStorage>> startAsync)
    {
        await using var storage = await startAsync();
        await using var host = new HostProcess([.. storage.Arguments]);
        await using var crowd = new Crowd(Pages, operators: 1, new Random(1), host.Mount);
        host.Start();
        await host.UntilItServesAsync();
        await crowd.BeginAsync();
        await crowd.UntilAcceptedAsync(100);
        TimeSpan gone;
        int told, cut;
        await using (var sockets = new ReturningSockets(host.Mount, Sockets))
        {
            await sockets.BeginAsync();
            gone = await host.StopAsync();
            (told, cut) = (sockets.Told, sockets.Cut);
        }

        host.Start();
        var began = Stopwatch.GetTimestamp();
        await host.UntilItServesAsync();
        var serves = Stopwatch.GetElapsedTime(began);
        await crowd.UntilEverybodyGetsOnAsync();
        await crowd.StopAsync();
        var shown = await crowd.LookAsync();
        await host.KillAsync();
        var findings = await crowd.CheckAsync(shown, storage.Open());

        output.Say(
            $"{store}: with {Sockets} sockets that come back at once and {Pages} pages gone after {gone.TotalSeconds:0.00} s, {told} told, {cut} cut; "
            + $"the next one serves after {serves.TotalSeconds:0.0} s; {findings}");
        findings.IsClean.Should().BeTrue(findings.ToString());
        crowd.Rejected.Should().BeEmpty();
        cut.Should().Be(0);
        told.Should().BeGreaterThanOrEqualTo(Sockets);
        gone.Should().BeLessThan(MachineLoad.Bound(seconds: 3));
        serves.Should().BeLessThan(MachineLoad.Bound(seconds: 5));
    }
}
