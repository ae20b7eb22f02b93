using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace MultiChat.Hosting.Guest;

public sealed class RequestBodyTests
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("APPLICATION/JSON")]
    [InlineData("application/vnd.shop+json")]
    public async Task A_body_that_says_it_is_json_is_read(string type)
    {
        await using var host = await TestHost.StartAsync();

        var (status, _) = await PostAsync(host, type, "{}");

        status.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    [InlineData("application/jsonp")]
    [InlineData("application/json; charset=windows-1251")]
    [InlineData("nonsense")]
    public async Task A_body_that_does_not_is_refused(string? type)
    {
        await using var host = await TestHost.StartAsync();

        (await PostAsync(host, type, "{}")).Should().Be((HttpStatusCode.UnsupportedMediaType, "not_json"));
    }

    [Fact]
    public async Task No_body_needs_no_type()
    {
        await using var host = await TestHost.StartAsync();

        (await PostAsync(host, type: null, "")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_servers_own_limit_for_bodies_is_not_ours()
    {
        await using var host = await TestHost.StartAsync(
            add: chat => chat.Services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(server => server.Limits.MaxRequestBodySize = 100));
        await using var anna = await host.OperatorAsync();
        await using var visitor = await host.VisitorAsync();

        await visitor.PostMessageAsync(new string('a', 8_000));
        await Refused.WithAsync("too_large", () => visitor.Rest.PostAsync("v1/s/main/messages", new { id = Guid.CreateVersion7(), text = new string('a', 140_000) }));
    }

    [Fact]
    public async Task A_body_over_128_kb_without_a_length_is_too_large()
    {
        await using var host = await TestHost.StartAsync();

        (await PostAsync(host, "application/json", new string(' ', 300_000), chunked: true)).Should().Be((HttpStatusCode.RequestEntityTooLarge, "too_large"));
        host.Log.Lines.Should().NotContain(line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Theory]
    [InlineData("widget.js")]
    [InlineData("console")]
    [InlineData("v1/openapi.json")]
    [InlineData("v1/s/main/availability")]
    [InlineData("v1/session")]
    public async Task Head_answers_as_get_without_the_body(string path)
    {
        await using var host = await TestHost.StartAsync();
        using var http = new HttpClient();
        using var get = await http.GetAsync(new Uri(host.Mount, path));

        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(host.Mount, path)));

        head.StatusCode.Should().Be(get.StatusCode);
        head.Content.Headers.ContentType.Should().Be(get.Content.Headers.ContentType);
        head.Content.Headers.ContentLength.Should().Be(get.Content.Headers.ContentLength);
        head.Headers.ETag.Should().Be(get.Headers.ETag);
        (await head.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Head_does_not_use_the_console_link_up()
    {
        await using var host = await TestHost.StartAsync();
        await Patience.UntilAsync(() => host.Log.Texts.Any(line => line.Contains("/console/link/", StringComparison.Ordinal)));
        var link = new Uri(host.Log.Texts.First(line => line.Contains("/console/link/", StringComparison.Ordinal)).Split(' ').First(word => word.StartsWith("http", StringComparison.Ordinal)));
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        using var preview = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
        using var click = await http.GetAsync(link);

        preview.Headers.Contains("Set-Cookie").Should().BeFalse();
        click.Headers.Contains("Set-Cookie").Should().BeTrue();
    }

    private static async Task<(HttpStatusCode Status, string? Code)> PostAsync(TestHost host, string? type, string body, bool chunked = false)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Mount, "v1/s/main/identity"))
        {
            Content = chunked ? new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(body))) : new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Headers.Add("X-MultiChat", "1");
        request.Headers.TransferEncodingChunked = chunked ? true : null;
        request.Content.Headers.ContentType = null;
        if (type is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var answer = await http.SendAsync(request);
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return (answer.StatusCode, json.TryGetProperty("code", out var code) ? code.GetString() : null);
    }
}
