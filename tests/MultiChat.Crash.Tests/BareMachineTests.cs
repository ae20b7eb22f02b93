using MultiChat.Crash.Hosts;

namespace MultiChat.Crash;

/// <summary>A container's least machine: no time zones and no cultures.</summary>
public sealed class BareMachineTests
{
    [Fact]
    public async Task A_host_starts_without_time_zones_and_cultures_and_knows_all_zones()
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess("sqlite", folder.File("chat.db"), "--zone", "Europe/Moscow")
        {
            Under = ["env", "TZDIR=/nonexistent", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1"],
        };

        host.Start();
        await host.UntilItServesAsync();

        (await host.GetHealthAsync()).Should().Be("Healthy", host.Said);
    }
}
