using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Projects;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Widget;

/// <summary>The widget looks as the team chose for the site; what the page itself says wins.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class SiteLookTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await ChatHost.StartAsync();
        var site = _host.Chat.Admin.Projects[0].Sites[0];
        await _host.Chat.Admin.SaveSiteAsync(site with { Settings = site.Settings with { Color = "#ffee00", Side = SiteSide.Left } });
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Launcher_and_panel_have_the_teams_colour_and_side_with_a_text_that_can_be_read_on_it()
    {
        var visitor = await _stage.VisitAsync(_host.Site);
        await Expect(visitor.Launcher).ToHaveCSSAsync("background-color", "rgb(255, 238, 0)");
        (await IsDarkAsync(visitor, "multi-chat", "button", "::before")).Should().BeTrue("yellow asks for black");
        (await IsLeftAsync(visitor)).Should().BeTrue();

        await visitor.OpenAsync();
        await visitor.Field.FillAsync("Привет");
        await Expect(visitor.Send).ToHaveCSSAsync("background-color", "rgb(255, 238, 0)");
        (await visitor.Panel.BoundingBoxAsync())!.X.Should().BeLessThan(100);
    }

    [Fact]
    public async Task The_pages_own_colour_and_side_win()
    {
        var profile = await _stage.NewProfileAsync();
        await profile.AddInitScriptAsync(
            """
            document.addEventListener("DOMContentLoaded", () => {
              document.documentElement.style.setProperty("--multichat-accent", "#102030");
              const own = document.createElement("multi-chat");
              own.setAttribute("side", "right");
              document.body.append(own);
            });
            """);
        var visitor = await _stage.VisitAsync(_host.Site, profile: profile);

        await Expect(visitor.Launcher).ToHaveCSSAsync("background-color", "rgb(16, 32, 48)");
        (await IsDarkAsync(visitor, "multi-chat", "button", "::before")).Should().BeFalse("a dark colour asks for white");
        (await IsLeftAsync(visitor)).Should().BeFalse();
    }

    private static async Task<bool> IsLeftAsync(VisitorPage visitor) => (await visitor.Launcher.BoundingBoxAsync())!.X < 100;

    /// <summary>Whether what is drawn there is darker than grey.</summary>
    private static Task<bool> IsDarkAsync(VisitorPage visitor, string host, string inside, string pseudo) => visitor.Page.EvaluateAsync<bool>(
        """
        ([host, inside, pseudo]) => {
          const element = document.querySelector(host).shadowRoot.querySelector(inside);
          const canvas = new OffscreenCanvas(1, 1).getContext("2d");
          canvas.fillStyle = getComputedStyle(element, pseudo).borderBlockStartColor;
          canvas.fillRect(0, 0, 1, 1);
          const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
          return red + green + blue < 384;
        }
        """,
        new[] { host, inside, pseudo });
}
