using System.Buffers.Binary;
using System.Net;
using System.Text.Json;

namespace MultiChat.Hosting;

public sealed class MountTests
{
    [Theory]
    [InlineData("/chat")]
    [InlineData("support/live-chat/")]
    [InlineData("/")]
    public async Task Everything_works_under_any_prefix(string prefix)
    {
        await using var host = await TestHost.StartAsync(prefix: prefix == "/" ? "" : prefix.Trim('/').Insert(0, "/"));
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();
        await visitor.SendAsync("Hello");
        await anna.Desk.WaitUntilAsync(desk => desk.RowsOf("mine").Count == 1);

        using var http = new HttpClient();
        (await http.GetStringAsync(new Uri(host.Mount, "widget.js"))).Should().NotBeEmpty();
        (await http.GetStringAsync(new Uri(host.Mount, "console"))).Should().Contain("assets/");
    }

    [Fact]
    public async Task Pages_come_compressed_and_revalidate_by_etag()
    {
        await using var host = await TestHost.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Mount, "widget.js"));
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");

        using var first = await http.SendAsync(request);
        first.Content.Headers.ContentEncoding.Should().Equal("br");
        first.Headers.CacheControl!.NoCache.Should().BeTrue();
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Mount, "widget.js"));
        again.Headers.AcceptEncoding.ParseAdd("gzip, br");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await http.SendAsync(again);
        second.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("{0}", HttpStatusCode.NotModified)]
    [InlineData("W/{0}", HttpStatusCode.NotModified)]
    [InlineData("\"another\", W/{0}", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"another\"", HttpStatusCode.OK)]
    [InlineData("no tag at all", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.OK)]
    public async Task Tags_are_compared_weakly_over_a_list(string header, HttpStatusCode expected)
    {
        await using var host = await TestHost.StartAsync();
        using var http = new HttpClient();
        using var first = await http.GetAsync(new Uri(host.Mount, "widget.js"));
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Mount, "widget.js"));
        again.Headers.TryAddWithoutValidation("If-None-Match", header.Replace("{0}", first.Headers.ETag!.Tag, StringComparison.Ordinal));

        using var second = await http.SendAsync(again);

        second.StatusCode.Should().Be(expected);
    }

    [Theory]
    [InlineData("assets/../console.html")]
    [InlineData("assets/nothing.js")]
    [InlineData("widget.js.br")]
    public async Task There_are_no_other_files(string path)
    {
        await using var host = await TestHost.StartAsync();
        using var http = new HttpClient();

        (await http.GetAsync(new Uri(host.Mount + path))).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_console_has_a_strict_policy_and_no_frames()
    {
        await using var host = await TestHost.StartAsync();
        using var http = new HttpClient();

        using var page = await http.GetAsync(new Uri(host.Mount, "console"));

        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().Contain("default-src 'none'").And.Contain("script-src 'self'").And.Contain("frame-ancestors 'none'").And.NotContain("unsafe");
        page.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
    }

    [Theory]
    [InlineData("console.webmanifest", "application/manifest+json")]
    [InlineData("console-worker.js", "text/javascript")]
    public async Task What_makes_the_console_installable_is_asked_for_anew_each_time(string name, string type)
    {
        await using var host = await TestHost.StartAsync();
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(host.Mount, name));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be(type);
        answer.Headers.CacheControl!.NoCache.Should().BeTrue();
    }

    [Fact]
    public async Task The_icons_of_the_installed_console_are_there_in_their_sizes()
    {
        await using var host = await TestHost.StartAsync();
        using var http = new HttpClient();
        using var manifest = JsonDocument.Parse(await http.GetStringAsync(new Uri(host.Mount, "console.webmanifest")));

        foreach (var icon in manifest.RootElement.GetProperty("icons").EnumerateArray())
        {
            var image = await http.GetByteArrayAsync(new Uri(host.Mount, icon.GetProperty("src").GetString()));
            var width = BinaryPrimitives.ReadInt32BigEndian(image.AsSpan(16));
            icon.GetProperty("sizes").GetString().Should().Be($"{width}x{width}");
        }
    }

    [Fact]
    public async Task A_console_with_a_slash_at_the_end_goes_to_the_one_without()
    {
        await using var host = await TestHost.StartAsync();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        using var answer = await http.GetAsync(new Uri(host.Mount, "console/?project=main"));

        answer.Headers.Location!.ToString().Should().Be("../console?project=main");
    }
}
