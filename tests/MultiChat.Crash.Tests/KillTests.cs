using System.Globalization;
using MultiChat.Crash.Hosts;
using Xunit.Abstractions;

namespace MultiChat.Crash;

/// <summary>A host is killed under load (G1 to G4). MULTICHAT_KILL_CYCLES asks for more kills than the usual 8.</summary>
[Collection(MachineCollection.Name)]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int CyclesOfAStore = 20;
    private static readonly int _cycles =
        int.Parse(Environment.GetEnvironmentVariable("MULTICHAT_KILL_CYCLES") ?? "8", CultureInfo.InvariantCulture);

    [Fact]
    public Task A_killed_host_on_SQLite_loses_doubles_and_reorders_nothing() =>
        KillAsync("SQLite", () => Task.FromResult<ICrashStorage>(new SqliteCrashStorage()));

    [Fact]
    public Task A_killed_host_on_PostgreSQL_loses_doubles_and_reorders_nothing() =>
        KillAsync("PostgreSQL", async () => await PostgreSqlCrashStorage.StartAsync());

    private async Task KillAsync(string store, Func<Task<ICrashStorage>> startAsync)
    {
        // A fresh store now and then, so that no log grows without bounds.
        for (var done = 0; done < _cycles; done += CyclesOfAStore)
        {
            await using var storage = await startAsync();
            var figures = await new KillCycles(storage, seed: Environment.TickCount).RunAsync(Math.Min(CyclesOfAStore, _cycles - done));
            output.Say($"{store}: {figures}");
            figures.Findings.IsClean.Should().BeTrue(figures.ToString());
            figures.Rejected.Should().BeEmpty();
            figures.KillsWithUnanswered.Should().BeGreaterThan(figures.Kills / 2);
            figures.MedianReady.Should().BeLessThan(MachineLoad.Bound(seconds: 5));
        }
    }
}
