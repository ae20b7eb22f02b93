using System.Diagnostics;
using MultiChat.Crash.Hosts;
using MultiChat.Crash.Load;
using Xunit.Abstractions;

namespace MultiChat.Crash;

/// <summary>The database server is killed under load: hosts live on, messages wait and settle (G1 to G4, G10).</summary>
[Collection(MachineCollection.Name)]
public sealed class DatabaseKillTests(ITestOutputHelper output)
{
    private const int Rounds = 3;

    [Fact]
    public async Task A_killed_database_server_loses_nothing_and_the_host_lives_on()
    {
        await using var storage = await PostgreSqlCrashStorage.StartAsync();
        await using var host = new HostProcess([.. storage.Arguments]);
        await using var crowd = new Crowd(visitors: 24, operators: 2, new Random(1), host.Mount);
        host.Start();
        await crowd.BeginAsync();
        await crowd.UntilAcceptedAsync(200);
        var (unanswered, health, back) = (0, "", new List<TimeSpan>());
        for (var round = 0; round < Rounds; round++)
        {
            unanswered += crowd.Meter.Unanswered > 0 ? 1 : 0;
            await storage.KillServerAsync();
            await crowd.UntilEverybodyIsInTroubleAsync();
            health = await host.GetHealthAsync();
            await storage.StartServerAgainAsync();
            var began = Stopwatch.GetTimestamp();
            await crowd.UntilEverybodyGetsOnAsync();
            back.Add(Stopwatch.GetElapsedTime(began));
        }

        await crowd.StopAsync();
        var findings = await crowd.CheckAsync(await crowd.LookAsync(), storage.Open());

        output.Say(
            $"{Rounds} kills of the database server, {unanswered} with unanswered sends: {crowd.Meter.Accepted} accepted, {crowd.Refusals} told to "
            + $"try again, each within {crowd.Meter.LongestSend.TotalSeconds:0.000} s, {crowd.Rejected.Count} refused; everybody back {back.Max().TotalSeconds:0.0} s after the server; {findings}");
        findings.IsClean.Should().BeTrue(findings.ToString());
        crowd.Rejected.Should().BeEmpty();
        health.Should().Be("Unhealthy");
        host.IsAlive.Should().BeTrue();
    }
}
