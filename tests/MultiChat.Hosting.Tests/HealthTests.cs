using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using MultiChat.Hosts;
using MultiChat.InMemory;
using MultiChat.Testing.Faults;
using MultiChat.Testing.Hosts;
using MultiChat.Testing.Wire;
using NodaTime;

namespace MultiChat.Hosting;

public sealed class HealthTests
{
    private const string SeeAlso = "See \"Health\" in MultiChat's docs/operations.md.";

    [Fact]
    public async Task A_chat_that_stores_is_healthy_and_listed_once()
    {
        await using var host = await TestHost.StartAsync(add: chat => chat.Services.AddMultiChat());

        var report = await host.App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        report.Entries.Should().ContainSingle().Which.Should().Match<KeyValuePair<string, HealthReportEntry>>(
            entry => entry.Key == "multichat" && entry.Value.Status == HealthStatus.Healthy);
    }

    [Fact] // G10
    public async Task Failing_commits_degrade_it_until_one_succeeds()
    {
        var faults = new FailingCommits();
        await using var host = await TestHost.StartAsync(
            add: chat => chat.Services.AddSingleton<ChatStorage>(new InterceptedStorage(new InMemoryStorage(), faults)));
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        faults.Full = true;
        var full = () => visitor.SendAsync("Is there room?");
        await full.Should().ThrowAsync<WireRefusedException>();
        var during = await CheckAsync(host);

        faults.Full = false;
        await visitor.SendAsync("Now there is");

        during.Should().Be(HealthStatus.Degraded);
        (await CheckAsync(host)).Should().Be(HealthStatus.Healthy);
    }

    [Theory]
    [InlineData(499, HealthStatus.Healthy, null)]
    [InlineData(500, HealthStatus.Degraded, "This host's clock is 0.5 s off the store's: synchronize both with NTP.")]
    public async Task A_clock_half_a_second_off_the_store_degrades_it(int millis, HealthStatus expected, string? sentence)
    {
        await using var memory = new SharedMemory();
        await using var host = await TestHost.StartAsync(
            add: chat => chat.Services.AddSingleton(memory.AddHost(Duration.FromMilliseconds(millis))));

        var report = await host.App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        (report.Status, report.Entries["multichat"].Description).Should().Be((expected, sentence is null ? null : $"{sentence} {SeeAlso}"));
    }

    [Fact] // G10
    public async Task A_store_that_does_not_answer_is_unhealthy()
    {
        var faults = new FailingCommits();
        await using var host = await TestHost.StartAsync(
            add: chat => chat.Services.AddSingleton<ChatStorage>(new InterceptedStorage(new InMemoryStorage(), faults)));
        faults.Silent = true;

        (await CheckAsync(host)).Should().Be(HealthStatus.Unhealthy);
    }

    [Fact] // G10
    public async Task A_store_that_hangs_is_unhealthy_though_the_hosts_clock_stands_still()
    {
        var faults = new FailingCommits();
        await using var host = await TestHost.StartAsync(
            add: chat => chat.Services.AddSingleton<ChatStorage>(new InterceptedStorage(new InMemoryStorage(), faults)));
        faults.Hangs = true;

        (await CheckAsync(host).InTimeAsync()).Should().Be(HealthStatus.Unhealthy);
        faults.Hangs = false;
    }

    [Fact]
    public async Task A_storage_that_works_worse_than_it_could_degrades_it_and_says_why()
    {
        await using var host = await TestHost.StartAsync(add: chat => chat.Services.AddSingleton<ChatStorage>(new SlowMemory()));

        var report = await host.App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        (report.Status, report.Entries["multichat"].Description).Should().Be((HealthStatus.Degraded, $"The pooler is in the way. {SeeAlso}"));
    }

    [Fact]
    public async Task A_store_that_fails_is_one_line_in_the_log_and_no_stack()
    {
        var faults = new FailingCommits();
        await using var host = await TestHost.StartAsync(
            add: chat => chat.Services.AddSingleton<ChatStorage>(new InterceptedStorage(new InMemoryStorage(), faults)));
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        faults.Full = true;

        var full = () => visitor.SendAsync("Is there room?");
        await full.Should().ThrowAsync<WireRefusedException>();

        host.Log.Lines.Where(line => line.Level >= LogLevel.Information).Select(line => line.Text)
            .Should().ContainSingle(text => text.Contains("The disk is full.", StringComparison.Ordinal)).Which.Should().Match("The store failed, trace *: The disk is full.*").And.NotContain("\n");
    }

    private sealed class SlowMemory() : DelegatingStorage(new InMemoryStorage()), IDegradableStorage
    {
        public string? DegradedBecause => "The pooler is in the way.";
    }

    private static async Task<HealthStatus> CheckAsync(TestHost host) =>
        (await host.App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status;
}
