using MultiChat.Testing.Wire;

namespace MultiChat.Hosting;

/// <summary>Who a browser is when it keeps no cookie.</summary>
public sealed class VisitorTokenTests
{
    private const string Header = "X-MultiChat-Visitor";

    [Fact]
    public async Task A_page_whose_browser_refuses_the_cookie_stays_one_visitor_by_a_token_of_its_own()
    {
        await using var host = await TestHost.StartAsync();
        await using var anna = await host.OperatorAsync();
        using var first = new WireRest(host.Mount);
        var made = await first.PostAsync("v1/s/main/identity", new { keep = "memory" });
        first.Cookies.Count.Should().Be(0, "the page keeps it");
        made.GetProperty("isNew").GetBoolean().Should().BeTrue();

        using var later = new WireRest(host.Mount, WithToken(made.Text("token")));
        await later.PostAsync("v1/s/main/messages", new { id = Guid.NewGuid(), text = "Hello" });
        var again = await later.PostAsync("v1/s/main/identity", new { keep = "memory" });
        again.Id("visitor").Should().Be(made.Id("visitor"));
        again.GetProperty("isNew").GetBoolean().Should().BeFalse();
        again.GetProperty("hasDialog").GetBoolean().Should().BeTrue();
        again.TryGetProperty("token", out _).Should().BeFalse("it is told once");
        (await later.GetAsync("v1/s/main/dialog")).List("items").Should().NotBeEmpty();
    }

    [Fact]
    public async Task The_token_behind_a_cookie_is_told_to_no_script()
    {
        await using var host = await TestHost.StartAsync();
        using var browser = new WireRest(host.Mount);
        var made = await browser.PostAsync("v1/s/main/identity");
        made.TryGetProperty("token", out _).Should().BeFalse();

        var asked = await browser.PostAsync("v1/s/main/identity", new { keep = "memory" });

        asked.Id("visitor").Should().Be(made.Id("visitor"), "the cookie still says who this is");
        asked.TryGetProperty("token", out _).Should().BeFalse();
    }

    [Fact]
    public async Task A_forgotten_or_made_up_token_is_nobody()
    {
        await using var host = await TestHost.StartAsync();
        using var first = new WireRest(host.Mount);
        var token = (await first.PostAsync("v1/s/main/identity", new { keep = "memory" })).Text("token");
        using var page = new WireRest(host.Mount, WithToken(token));
        await page.GetAsync("v1/s/main/dialog");

        await page.DeleteAsync("v1/s/main/identity");

        await Refused.WithAsync("not_signed_in", () => page.GetAsync("v1/s/main/dialog"));
        using var stranger = new WireRest(host.Mount, WithToken("made-up"));
        await Refused.WithAsync("not_signed_in", () => stranger.GetAsync("v1/s/main/dialog"));
        (await stranger.PostAsync("v1/s/main/identity", new { keep = "memory" })).GetProperty("isNew").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task Another_way_to_keep_it_is_refused()
    {
        await using var host = await TestHost.StartAsync();
        using var page = new WireRest(host.Mount);

        await Refused.WithAsync("malformed", () => page.PostAsync("v1/s/main/identity", new { keep = "for ever" }));
    }

    private static WireClientOptions WithToken(string token) => new() { Headers = { [Header] = token } };
}
