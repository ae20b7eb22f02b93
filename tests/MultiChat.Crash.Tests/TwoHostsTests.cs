using System.Diagnostics;
using MultiChat.Crash.Hosts;
using MultiChat.Crash.Load;
using Xunit.Abstractions;

namespace MultiChat.Crash;

/// <summary>Two hosts on one database, of which one is killed: the other serves everybody (G1 to G4).</summary>
[Collection(MachineCollection.Name)]
public sealed class TwoHostsTests(ITestOutputHelper output)
{
    private const int Rounds = 3;

    [Fact]
    public async Task When_one_is_killed_everybody_gets_on_at_the_other_and_nothing_is_lost()
    {
        await using var storage = await PostgreSqlCrashStorage.StartAsync();
        await using var one = new HostProcess([.. storage.Arguments]);
        await using var other = new HostProcess([.. storage.Arguments]);
        await using var crowd = new Crowd(visitors: 24, operators: 2, new Random(1), one.Mount, other.Mount);
        one.Start();
        await one.UntilItServesAsync();
        other.Start();
        await other.UntilItServesAsync();
        await crowd.BeginAsync();
        await crowd.UntilAcceptedAsync(200);
        var over = new List<TimeSpan>();
        for (var round = 0; round < Rounds; round++)
        {
            var killed = round % 2 == 0 ? one : other;
            await killed.KillAsync();
            var began = Stopwatch.GetTimestamp();
            await crowd.UntilEverybodyGetsOnAsync();
            over.Add(Stopwatch.GetElapsedTime(began));
            killed.Start();
            await killed.UntilItServesAsync();
            await crowd.UntilEverybodyGetsOnAsync();
        }

        await crowd.StopAsync();
        var findings = await crowd.CheckAsync(await crowd.LookAsync(), storage.Open());

        output.Say(
            $"{Rounds} kills of one of two hosts: {crowd.Meter.Accepted} accepted, {crowd.Rejected.Count} refused, everybody at the other after "
            + $"{over.Max().TotalSeconds:0.0} s; {findings}");
        findings.IsClean.Should().BeTrue(findings.ToString());
        crowd.Rejected.Should().BeEmpty();
    }
}
