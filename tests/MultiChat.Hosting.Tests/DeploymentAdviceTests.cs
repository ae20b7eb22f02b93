using System.Net;
using Microsoft.Extensions.Logging;

namespace MultiChat.Hosting;

/// <summary>What the way to the host breaks is told, once.</summary>
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

    [Fact]
    public async Task A_proxys_address_that_nobody_reads_is_told()
    {
        await using var host = await StartAsync("Development");

        await PostAsync(host, "shop.example", forwardedFor: "192.0.2.7");

        Advice(host).Should().ContainSingle().Which.Should().Contain("UseForwardedHeaders").And.NotContain("192.0.2.7");
    }

    private static Task<TestHost> StartAsync(string environment) => TestHost.StartAsync(
        options => options.FirstAdministrator = new FirstAdministrator { Email = "boss@example.org", Password = TestHost.Password },
        environment: environment);

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
            request.Headers.Add("Origin", origin);
        }

        if (forwardedFor is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        }

        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
