using System.Net;

namespace MultiChat.Hosting.Starting;

/// <summary>The link that is printed in Development works as it is printed.</summary>
public sealed class ConsoleLinkTests
{
    [Theory]
    [InlineData("http://[::]:{0}")]
    [InlineData("http://0.0.0.0:{0}")]
    [InlineData("http://+:{0}")]
    [InlineData("http://*:{0}")]
    public async Task A_wildcard_address_is_printed_as_localhost(string said)
    {
        await using var own = await OwnApp.StartAsync(
            builder =>
            {
                builder.Services.AddMultiChat();
                SaysItListensAt.Instead(builder.Services, address => said.Replace("{0}", address.Split(':')[^1], StringComparison.Ordinal));
            },
            app => app.MapMultiChat());

        own.Links.Should().ContainSingle().Which.Host.Should().Be("localhost");
        await SignsInOnceAsync(own.Links[0]);
    }

    [Fact]
    public async Task An_address_that_no_browser_opens_gives_way_to_the_next()
    {
        await using var own = await OwnApp.StartAsync(
            builder =>
            {
                builder.Services.AddMultiChat();
                SaysItListensAt.Instead(
                    builder.Services, address => address.Contains("127.0.0.1", StringComparison.Ordinal) ? "http://unix:/run/shop.sock" : address);
            },
            app => app.MapMultiChat(),
            urls: ["http://127.0.0.1:0", "http://[::1]:0"]);

        await SignsInOnceAsync(own.Links.Should().ContainSingle().Which);
    }

    [Theory]
    [InlineData("http://[::1]:0")]
    [InlineData("http://127.0.0.1:0/")]
    [InlineData("http://127.0.0.1:0")]
    public async Task An_address_is_printed_as_it_is(string url)
    {
        await using var own = await OwnApp.StartAsync(builder => builder.Services.AddMultiChat(), app => app.MapMultiChat(), urls: url);

        own.Links.Should().ContainSingle().Which.IsLoopback.Should().BeTrue();
        await SignsInOnceAsync(own.Links[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("chat/")]
    [InlineData("//chat//")]
    public async Task Any_spelling_of_a_prefix_works(string prefix)
    {
        await using var own = await OwnApp.StartAsync(builder => builder.Services.AddMultiChat(), app => app.MapMultiChat(prefix));

        own.Links.Should().ContainSingle().Which.AbsolutePath.Should().NotContain("//");
        await SignsInOnceAsync(own.Links[0]);
    }

    [Fact]
    public async Task A_groups_prefix_is_in_it()
    {
        await using var own = await OwnApp.StartAsync(
            builder => builder.Services.AddMultiChat(), app => app.MapGroup("/support").MapGroup("desk").MapMultiChat("/chat"));

        own.Links.Should().ContainSingle().Which.AbsolutePath.Should().StartWith("/support/desk/chat/console/link/");
        await SignsInOnceAsync(own.Links[0]);
    }

    [Fact]
    public async Task A_groups_parameters_are_said_to_be_the_hosts_to_fill_in()
    {
        await using var own = await OwnApp.StartAsync(
            builder => builder.Services.AddMultiChat(), app => app.MapGroup("/{tenant}/{area:alpha}").MapMultiChat("/chat"));

        var line = own.Log.Texts.Single(text => text.Contains("/console/link/", StringComparison.Ordinal)).Trim();
        line.Should().EndWith(", after putting your values in place of {tenant} and {area:alpha}");
        await SignsInOnceAsync(new Uri(line.Split(' ', ',').First(word => word.StartsWith("http", StringComparison.Ordinal))
            .Replace("{tenant}", "acme", StringComparison.Ordinal).Replace("{area:alpha}", "desk", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_works_with_a_path_base()
    {
        await using var own = await OwnApp.StartAsync(
            builder => builder.Services.AddMultiChat(),
            app =>
            {
                app.UsePathBase("/shop");
                app.UseRouting();
                app.MapMultiChat();
            });

        await SignsInOnceAsync(own.Links[0]);
    }

    [Fact]
    public async Task A_host_that_the_desk_requires_is_in_it()
    {
        await using var own = await OwnApp.StartAsync(
            builder => builder.Services.AddMultiChat(), app => app.MapMultiChat().Desk.RequireHost("desk.localhost"));

        own.Links.Should().ContainSingle().Which.Host.Should().Be("desk.localhost");
    }

    [Fact]
    public async Task Each_mount_has_its_own_and_all_are_good_once()
    {
        await using var own = await OwnApp.StartAsync(
            builder => builder.Services.AddMultiChat(),
            app =>
            {
                app.MapMultiChat("/chat");
                app.MapGroup("/other").MapMultiChat("/chat");
            });

        own.Links.Select(link => link.AbsolutePath.Split("/console/")[0]).Should().BeEquivalentTo("/chat", "/other/chat");
        await SignsInOnceAsync(own.Links[1]);
    }

    private static async Task SignsInOnceAsync(Uri link)
    {
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false });
        using var followed = await http.GetAsync(link);
        followed.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var console = new Uri(link, followed.Headers.Location!);
        (await http.GetAsync(console)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await http.GetAsync(new Uri(console, "v1/session"))).StatusCode.Should().Be(HttpStatusCode.OK);

        using var stranger = new HttpClient();
        await stranger.GetAsync(link);
        (await stranger.GetAsync(new Uri(console, "v1/session"))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }
}
