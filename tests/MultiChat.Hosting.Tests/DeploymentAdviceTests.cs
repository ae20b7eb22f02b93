using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging;

namespace MultiChat.Hosting;

/// <summary>What the way to the host breaks is told, seldom and without what a stranger wrote.</summary>
public sealed class DeploymentAdviceTests
{
    [Fact]
    public async Task A_refused_origin_is_told_once()
    {
        await using var host = await StartAsync("Production");

        (await PostAsync(host, "shop.example", "https://shop.example")).Should().Be(HttpStatusCode.Forbidden);
        (await PostAsync(host, "shop.example", "https://shop.example")).Should().Be(HttpStatusCode.Forbidden);

        Advice(host).Should().ContainSingle().Which.Should().Contain("https://shop.example").And.Contain("http://shop.example").And.Contain("\"Behind a proxy\"");
    }

    [Theory]
    [InlineData("shop.example", 1)]
    [InlineData("192.0.2.7:8080", 1)]
    [InlineData("localhost:5000", 0)]
    [InlineData("127.0.0.1:5000", 0)]
    [InlineData("[::1]:5000", 0)]
    public async Task Plain_http_in_production_is_told_where_browsers_lose_cookies(string name, int told)
    {
        await using var host = await StartAsync("Production");

        await PostAsync(host, name);
        await PostAsync(host, name);

        Advice(host).Should().HaveCount(told);
    }

    [Fact]
    public async Task Plain_http_in_development_is_fine()
    {
        await using var host = await StartAsync("Development");

        await PostAsync(host, "shop.example");

        Advice(host).Should().BeEmpty();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.2")]
    [InlineData("::ffff:172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.1.1")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1")]
    [InlineData(null)]
    public async Task A_proxys_addresses_that_nobody_reads_are_told_and_not_printed(string? proxy)
    {
        await using var host = await StartAsync("Development", CameFrom(proxy));

        await PostAsync(host, "shop.example", forwardedFor: "192.0.2.7");
        await PostAsync(host, "shop.example", forwardedFor: "192.0.2.8");
        await PostAsync(host, "shop.example", forwardedFor: "192.0.2.9");

        var told = Advice(host).Should().ContainSingle().Subject;
        told.Should().Contain("UseForwardedHeaders").And.NotContain("192.0.2");
        if (proxy is not null)
        {
            told.Should().NotContain(proxy);
        }
    }

    [Theory]
    [InlineData("203.0.113.9")]
    [InlineData("172.32.0.1")]
    [InlineData("11.0.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("::ffff:203.0.113.9")]
    [InlineData("2001:db8::1")]
    public async Task A_stranger_who_sends_the_header_is_no_proxy(string stranger)
    {
        await using var host = await StartAsync("Development", CameFrom(stranger));

        await PostAsync(host, "shop.example", forwardedFor: "192.0.2.7");
        await PostAsync(host, "shop.example", forwardedFor: "192.0.2.8");

        Advice(host).Should().BeEmpty();
    }

    [Fact]
    public async Task One_value_alone_is_no_proxy_either()
    {
        await using var host = await StartAsync("Development");

        await PostAsync(host, "shop.example", forwardedFor: "192.0.2.7");
        await PostAsync(host, "shop.example", forwardedFor: "192.0.2.7");

        Advice(host).Should().BeEmpty();
    }

    [Fact]
    public async Task What_visitors_say_beyond_the_proxy_that_is_read_is_left_alone()
    {
        await using var host = await StartAsync("Development", app => app.UseForwardedHeaders(new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            KnownProxies = { IPAddress.Loopback },
        }));

        await PostAsync(host, "shop.example", forwardedFor: "198.51.100.7, 10.0.0.9");
        await PostAsync(host, "shop.example", forwardedFor: "198.51.100.8, 10.0.0.9");

        Advice(host).Should().BeEmpty();
    }

    [Fact]
    public async Task A_proxy_that_is_not_among_the_known_ones_is_told()
    {
        await using var host = await StartAsync("Development", app =>
        {
            CameFrom("10.0.0.2")(app);
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, KnownProxies = { IPAddress.Loopback } });
        });

        await PostAsync(host, "shop.example", forwardedFor: "198.51.100.7");
        await PostAsync(host, "shop.example", forwardedFor: "198.51.100.8");

        Advice(host).Should().ContainSingle().Which.Should().Contain("KnownProxies");
    }

    [Theory]
    [InlineData("https://evil.example\u001b[31m")]
    [InlineData("https://evil.example/\u007fSigned in as root")]
    [InlineData("https://evil.example\tSigned in as root")]
    [InlineData("Signed in as root")]
    public async Task An_origin_that_is_none_is_not_printed(string origin)
    {
        await using var host = await StartAsync("Production");

        await PostAsync(host, "shop.example", origin);

        var told = Advice(host).Should().ContainSingle().Subject;
        told.Should().Contain("A page of *** was refused").And.NotContain("root");
        told.Where(char.IsControl).Should().BeEmpty();
    }

    [Theory]
    [InlineData("https://xn--80aaxgqbdi.xn--p1ai:8443")]
    [InlineData("http://[2001:db8::1]:8080")]
    [InlineData("capacitor://localhost")]
    [InlineData("null")]
    public async Task An_origin_that_is_one_is_printed_as_it_is(string origin)
    {
        await using var host = await StartAsync("Production");

        await PostAsync(host, "shop.example", origin);

        Advice(host).Should().ContainSingle().Which.Should().Contain($"A page of {origin} was refused");
    }

    [Fact]
    public async Task A_host_that_is_none_is_not_printed()
    {
        await using var host = await StartAsync("Production", app => app.Use((context, next) =>
        {
            context.Request.Headers.Host = "shop\u001b[31m.example";
            return next();
        }));

        (await PostAsync(host, "shop.example")).Should().Be(HttpStatusCode.OK);

        Advice(host).Should().ContainSingle().Which.Should().Contain("plain http at ***:").And.NotContain("\u001b");
    }

    [Fact]
    public async Task A_strangers_origin_and_host_do_not_use_up_what_is_told()
    {
        await using var host = await StartAsync("Production");

        await PostAsync(host, "evil.example", "https://other.example");
        await PostAsync(host, "shop.example", "https://shop.example");
        await PostAsync(host, "evil.example");
        await PostAsync(host, "shop.example");

        Advice(host).Should().HaveCount(4)
            .And.ContainSingle(told => told.Contains("A page of https://shop.example was refused", StringComparison.Ordinal))
            .And.ContainSingle(told => told.Contains("plain http at shop.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Strangers_write_no_more_than_a_few_lines_an_hour()
    {
        await using var host = await StartAsync("Production");
        for (var i = 0; i < 20; i++)
        {
            await PostAsync(host, "shop.example", $"https://evil{i}.example");
        }

        Advice(host).Should().HaveCount(5);
        host.Clock.Advance(TimeSpan.FromHours(1));
        await PostAsync(host, "shop.example", "https://shop.example");

        Advice(host).Should().HaveCount(6);
        Advice(host).Last().Should().Contain("https://shop.example");
    }

    private static Task<TestHost> StartAsync(string environment, Action<WebApplication>? before = null) => TestHost.StartAsync(
        options => options.FirstAdministrator = new FirstAdministrator { Email = "boss@example.org", Password = TestHost.Password },
        before: before,
        environment: environment);

    /// <summary>As if all connections came from there; null stands for a socket without an address.</summary>
    private static Action<WebApplication> CameFrom(string? address) => app => app.Use((context, next) =>
    {
        context.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        return next();
    });

    private static IEnumerable<string> Advice(TestHost host) => host.Log.Lines
        .Where(line => line.Level == LogLevel.Warning && line.Text.Contains("Behind a proxy", StringComparison.Ordinal))
        .Select(line => line.Text);

    private static async Task<HttpStatusCode> PostAsync(TestHost host, string name, string? origin = null, string? forwardedFor = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Mount, "v1/s/main/identity"))
        {
            Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Host = name;
        request.Headers.Add("X-MultiChat", "1");
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        if (forwardedFor is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        }

        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
