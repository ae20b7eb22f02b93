using MultiChat.Crash.Hosts;
using MultiChat.Crash.Load;
using Xunit.Abstractions;

namespace MultiChat.Crash;

/// <summary>An update host by host: one of the version before and one of this, on one PostgreSQL, while everybody talks on (G1 to G4).</summary>
[Collection(MachineCollection.Name)]
[Trait("Kind", "Breadth")]
public sealed class OlderHostTests(ITestOutputHelper output)
{
    /// <summary>Names the host program of the version before; ./verify builds it.</summary>
    private const string Program = "MULTICHAT_OLDER_HOST";

    private const int Rounds = 6;

    [Fact]
    public async Task A_host_of_the_version_before_and_one_of_this_are_killed_in_turn_and_nothing_is_lost()
    {
        var program = Environment.GetEnvironmentVariable(Program)
            ?? throw new InvalidOperationException($"Set {Program} to the MultiChat.Crash.Host.dll of the version before, as ./verify does.");
        await using var storage = await PostgreSqlCrashStorage.StartAsync();
        await using var older = new HostProcess([.. storage.Arguments]) { Program = program };
        await using var newer = new HostProcess([.. storage.Arguments]);
        await using var crowd = new Crowd(visitors: 24, operators: 2, new Random(1), older.Mount, newer.Mount);
        older.Start();
        await older.UntilItServesAsync();
        await crowd.BeginAsync();
        await crowd.UntilAcceptedAsync(100);
        newer.Start();
        await newer.UntilItServesAsync();
        await crowd.UntilAcceptedAsync(300);
        for (var round = 0; round < Rounds; round++)
        {
            var killed = round % 2 == 0 ? older : newer;
            await killed.KillAsync();
            await crowd.UntilEverybodyGetsOnAsync();
            killed.Start();
            await killed.UntilItServesAsync();
            await crowd.UntilEverybodyGetsOnAsync();
        }

        await crowd.StopAsync();
        var findings = await crowd.CheckAsync(await crowd.LookAsync(), storage.Open());

        output.Say($"{Rounds} kills of a host of the version before or of this one in turn: {crowd.Meter.Accepted} accepted, {crowd.Rejected.Count} refused; {findings}");
        findings.IsClean.Should().BeTrue(findings.ToString());
        crowd.Rejected.Should().BeEmpty();
    }
}
