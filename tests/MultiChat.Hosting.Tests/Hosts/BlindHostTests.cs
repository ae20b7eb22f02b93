using System.Diagnostics;
using System.Security.Claims;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MultiChat.Storage.PostgreSql;
using MultiChat.Team;
using MultiChat.Testing;
using MultiChat.Testing.Wire;
using Npgsql;

namespace MultiChat.Hosting.Hosts;

/// <summary>
/// A member is disabled at one host, while something of the other is stopped that it hears of it by (invariant 22). Nothing of theirs is served
/// there from 2 s after its last sure reading on, and it goes on by itself.
/// </summary>
/// <remarks>The members are the app's own users, so that no session in the store ends what the host should end by its own knowledge.</remarks>
public sealed class BlindHostTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>, IAsyncLifetime
{
    private const string There = "there";
    private const string Feed = "query LIKE '%host IS DISTINCT FROM%'";
    private const string HeartbeatAndWriters = "query LIKE 'SELECT pg_notify%'";

    /// <summary>What reads, and what wrote last: the pool lends the same connections to both.</summary>
    private const string Pool = $"NOT ({Feed})";

    private readonly string _schema = server.NewSchema();
    private CuttableProxy _feedOfThere = null!;
    private TestHost _here = null!;
    private TestHost _there = null!;

    public async Task InitializeAsync()
    {
        _here = await StartAsync("here");
        var feed = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        (_feedOfThere, feed.Host) = (Before(feed.Port), "127.0.0.1");
        feed.Port = _feedOfThere.Port;
        _there = await StartAsync(There, feed);
    }

    public async Task DisposeAsync()
    {
        await _here.DisposeAsync();
        await _there.DisposeAsync();
        await _feedOfThere.DisposeAsync();
    }

    [Theory]
    [InlineData(Feed)]
    [InlineData(HeartbeatAndWriters)]
    [InlineData(Pool)]
    public async Task A_disabled_member_is_served_no_longer_than_2_s(string backends)
    {
        await using var anna = await OperatorAsync(_there);
        await using var stopped = new StoppedBackends(server);
        (await stopped.StopAsync(There, backends)).Should().BePositive();

        var disabling = Stopwatch.StartNew();
        await _here.Chat.Admin.DisableMemberAsync(AnnaOf(_here));
        var served = await LastServedAsync(anna, disabling);

        served.Should().BeLessThan(TimeSpan.FromSeconds(2), "no call that began later was answered");
        if (backends != Feed)
        {
            await stopped.ContinueAsync();
        }

        await Patience.UntilAsync(async () => await StatusAsync(_there) == HealthStatus.Healthy, "it goes on by itself");
        await anna.Desk.WaitUntilAsync(desk => desk.Ended == "not_signed_in");
    }

    [Fact]
    public async Task A_host_that_stays_blind_is_busy_and_not_ended_says_so_and_goes_on()
    {
        await using var anna = await OperatorAsync(_there);
        await using var boris = await OperatorAsync(_there, "Boris");
        await using var visitor = await _there.VisitorAsync();
        await visitor.WaitUntilAsync(page => page.Available);
        // New connections as well: it cannot help itself.
        _feedOfThere.Freeze();
        await _here.Chat.Admin.DisableMemberAsync(AnnaOf(_here));

        await Patience.UntilAsync(async () => await StatusAsync(_there) == HealthStatus.Degraded, "the health check says so");
        var (hers, his) = (await CodeAsync(anna), await CodeAsync(boris));
        await visitor.SendAsync("Hello");

        hers.Should().Be("busy");
        his.Should().Be("busy");
        (anna.Desk.Ended, boris.Desk.Ended).Should().Be((null, null));
        boris.Desk.Rows.Should().BeEmpty("pushes wait");
        (await ReportAsync(_there)).Description.Should().StartWith("What other hosts change has not been read for ");

        _feedOfThere.Thaw();
        await anna.Desk.WaitUntilAsync(desk => desk.Ended == "not_signed_in");
        await boris.Desk.WaitUntilAsync(desk => desk.Rows.Count == 1);
        (await StatusAsync(_there)).Should().Be(HealthStatus.Healthy);
    }

    private static CuttableProxy Before(int port) => new(port);

    /// <summary>When the desk last answered her, since she was disabled.</summary>
    private static async Task<TimeSpan> LastServedAsync(OperatorClient anna, Stopwatch since)
    {
        var last = TimeSpan.Zero;
        while (since.Elapsed < TimeSpan.FromSeconds(8))
        {
            var asked = since.Elapsed;
            var code = await CodeAsync(anna);
            last = code is null ? asked : last;
            if (code is "not_signed_in" or "forbidden")
            {
                break;
            }
        }

        return last;
    }

    private static async Task<string?> CodeAsync(OperatorClient who)
    {
        try
        {
            await who.Rest.GetAsync("v1/p/main/dialogs?section=common").WaitAsync(TimeSpan.FromSeconds(4));
            return null;
        }
        catch (TimeoutException)
        {
            return "late";
        }
        catch (WireRefusedException refused)
        {
            return refused.Code;
        }
    }

    private static async Task<HealthStatus> StatusAsync(TestHost host) => (await ReportAsync(host)).Status;

    private static async Task<HealthReportEntry> ReportAsync(TestHost host) =>
        (await host.App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["multichat"];

    private static Member AnnaOf(TestHost host) => host.Chat.Admin.Projects[0].Members.Single(member => member.FirstName == "Anna");

    private static async Task<OperatorClient> OperatorAsync(TestHost host, string name = "Anna")
    {
        var client = OperatorClient.WithCookies(host.Mount, new WireClientOptions { Headers = { ["X-User"] = $"{name}@example.org" } });
        await client.StartAsync();
        await client.SwitchAsync(available: true);
        return client;
    }

    private async Task<TestHost> StartAsync(string name, NpgsqlConnectionStringBuilder? feed = null) => await TestHost.StartAsync(
        add: chat =>
        {
            // Hosts on one database must agree on the time.
            chat.Services.AddSingleton(TimeProvider.System);
            chat.AddPostgreSql($"{server.ConnectionString};Application Name={name}", options =>
            {
                options.Schema = _schema;
                options.ListenConnectionString = feed is null ? null : $"{feed};Application Name={name}";
            });
            chat.AddHostUsers();
        },
        before: app => app.Use((context, next) =>
        {
            if (context.Request.Headers["X-User"] is [{ } user, ..])
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Email, user)], "host"));
            }

            return next();
        }));
}
