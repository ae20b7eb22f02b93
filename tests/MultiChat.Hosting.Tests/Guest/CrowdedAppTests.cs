using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Guest;

/// <summary>In an app with every middleware on at once, everything is answered as in a bare one.</summary>
public sealed class CrowdedAppTests
{
    [Fact]
    public async Task A_conversation_goes_both_ways()
    {
        await using var host = await StartAsync();

        await Talk.BothWaysAsync(host);
    }

    [Fact]
    public async Task Every_request_by_everybody_is_answered_as_in_a_bare_app()
    {
        var bare = await WalkAsync(await TestHost.StartAsync(), walk => walk.RequestsAsync());
        var crowded = await WalkAsync(await StartAsync(), walk => walk.RequestsAsync());

        bare.Count.Should().BeGreaterThan(150);
        crowded.Should().Equal(bare);
    }

    [Fact]
    public async Task Every_hub_call_by_everybody_is_answered_as_in_a_bare_app()
    {
        var bare = await WalkAsync(await TestHost.StartAsync(), walk => walk.CallsAsync());
        var crowded = await WalkAsync(await StartAsync(), walk => walk.CallsAsync());

        bare.Count.Should().BeGreaterThan(50);
        crowded.Should().Equal(bare);
    }

    [Fact]
    public async Task The_hosts_http_log_holds_nothing_that_people_wrote()
    {
        await using var host = await StartAsync();
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();

        await visitor.PostMessageAsync("Words of a visitor");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        await anna.Rest.GetAsync("v1/p/main/dialogs/search?query=words");

        var logged = host.Log.Texts.Where(line => !line.Contains("http://", StringComparison.Ordinal)).ToList();
        logged.Should().Contain(line => line.Contains("/v1/s/main/messages", StringComparison.Ordinal), "the request itself is logged");
        logged.Should().NotContain(line => line.Contains("Words of a visitor", StringComparison.Ordinal));
        logged.Should().NotContain(line => line.Contains(TestHost.Password, StringComparison.Ordinal));
        logged.Should().NotContain(line => line.Contains("query=words", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_the_hosts_cors_lets_in_reads_nothing_of_a_person()
    {
        await using var host = await StartAsync();
        await using var anna = await host.OperatorAsync();
        using var elsewhere = new WireRest(host.Mount, new WireClientOptions { Cookies = anna.Rest.Cookies, Headers = { ["Origin"] = "https://evil.example" } });

        await Refused.WithAsync("origin_forbidden", () => elsewhere.GetAsync("v1/p/main/dialogs?section=mine"));
        await Refused.WithAsync("origin_forbidden", () => elsewhere.GetAsync("v1/session"));
        await Refused.WithAsync("origin_forbidden", () => elsewhere.GetAsync("v1/s/main/dialog"));
    }

    [Fact]
    public async Task A_page_that_the_host_lets_read_these_endpoints_reads_them()
    {
        await using var host = await StartAsync(
            conventions: chat => chat.Desk.RequireCors(policy => policy.WithOrigins("https://wall.example").AllowCredentials()));
        await using var anna = await host.OperatorAsync();
        using var elsewhere = new WireRest(host.Mount, new WireClientOptions { Cookies = anna.Rest.Cookies, Headers = { ["Origin"] = "https://wall.example" } });

        (await elsewhere.GetAsync("v1/p/main/dialogs?section=mine")).GetProperty("rows").GetArrayLength().Should().Be(0);
        await Refused.WithAsync("origin_forbidden", () => elsewhere.PutAsync("v1/p/main/status", new { available = false }));
    }

    private static Task<TestHost> StartAsync(Action<MultiChatEndpoints>? conventions = null) =>
        TestHost.StartAsync(services: CrowdedApp.Add, before: CrowdedApp.Use, conventions: conventions);

    private static async Task<IReadOnlyList<string>> WalkAsync(TestHost host, Func<Walk, Task<IReadOnlyList<string>>> go)
    {
        await using (host)
        {
            await using var walk = await Walk.BeginAsync(host);
            return await go(walk);
        }
    }
}
