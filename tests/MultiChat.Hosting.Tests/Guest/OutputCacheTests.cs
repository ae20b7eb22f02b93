using System.Net;
using Microsoft.AspNetCore.OutputCaching;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Guest;

/// <summary>The host's output cache decides neither by our cookies nor by <c>no-store</c>: nothing of ours may be in it.</summary>
public sealed class OutputCacheTests
{
    public static TheoryData<string, Action<MultiChatEndpoints>> Hosts => new()
    {
        { "a base policy alone", _ => { } },
        { "a policy for our endpoints", chat => chat.CacheOutput(policy => policy.Expire(TimeSpan.FromMinutes(1))) },
        { "an attribute on our endpoints", chat => chat.Add(endpoint => endpoint.Metadata.Add(new OutputCacheAttribute { Duration = 60 })) },
        { "a policy that comes after all others", chat => chat.Finally(LastOfAll) },
    };

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Nobody_gets_what_was_answered_to_somebody_else(string which, Action<MultiChatEndpoints> conventions)
    {
        await using var host = await StartAsync(conventions);
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await using var other = await host.VisitorAsync();
        await visitor.SendAsync("Mine alone");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);
        var row = anna.Desk.Rows[0];
        using var nobody = new WireRest(host.Mount);
        string[] paths =
        [
            "v1/session", "v1/p/main", "v1/p/main/dialogs?section=mine", "v1/p/main/dialogs/search?query=alone",
            $"v1/p/main/dialogs/{row.GetProperty("id")}", $"v1/p/main/clients/{row.GetProperty("client").GetProperty("id")}",
        ];

        foreach (var path in paths)
        {
            await anna.Rest.GetAsync(path);
            await Refused.WithAsync("not_signed_in", () => nobody.GetAsync(path));
        }

        (await visitor.SnapshotAsync()).GetProperty("items").GetArrayLength().Should().Be(1, which);
        (await other.SnapshotAsync()).GetProperty("items").GetArrayLength().Should().Be(0);
        await Refused.WithAsync("not_signed_in", () => nobody.GetAsync("v1/s/main/dialog"));
    }

    [Fact]
    public async Task Ten_pages_connect_at_once()
    {
        await using var host = await StartAsync();

        var pages = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.VisitorAsync())).InTimeAsync();

        await using var anna = await host.OperatorAsync();
        await using var boris = await host.OperatorAsync("Boris");
        foreach (var page in pages)
        {
            await page.SendAsync("Here");
            await page.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_browser_that_reads_no_brotli_gets_none()
    {
        await using var host = await StartAsync();
        using var http = new HttpClient();
        using var modern = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Mount, "widget.js"));
        modern.Headers.AcceptEncoding.ParseAdd("br");
        using var compressed = await http.SendAsync(modern);

        using var plain = await http.GetAsync(new Uri(host.Mount, "widget.js"));

        compressed.Content.Headers.ContentEncoding.Should().Equal("br");
        plain.Content.Headers.ContentEncoding.Should().BeEmpty();
        plain.StatusCode.Should().Be(HttpStatusCode.OK);
        plain.Headers.ETag.Should().NotBeNull();
    }

    [Fact]
    public async Task Every_endpoint_refuses_it_itself()
    {
        await using var host = await TestHost.StartAsync();

        foreach (var endpoint in Walk.EndpointsOf(host))
        {
            endpoint.Metadata.GetMetadata<IOutputCachePolicy>().Should().BeOfType<Entrances.NeverCached>(endpoint.DisplayName);
        }
    }

    private static void LastOfAll(EndpointBuilder endpoint)
    {
        // Hubs would wait for each other, by the host's own hand.
        if (endpoint.DisplayName?.Contains("/hub", StringComparison.Ordinal) != true)
        {
            endpoint.Metadata.Add(new OutputCacheAttribute { Duration = 60 });
        }
    }

    private static Task<TestHost> StartAsync(Action<MultiChatEndpoints>? conventions = null) => TestHost.StartAsync(
        add: chat => chat.Services.AddOutputCache(cache => cache.AddBasePolicy(policy => policy.Expire(TimeSpan.FromMinutes(1)))),
        before: app => app.UseOutputCache(),
        conventions: conventions);
}
