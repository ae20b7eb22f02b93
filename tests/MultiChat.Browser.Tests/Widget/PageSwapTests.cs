using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Widget;

/// <summary>Pages that come without a load: the body, or all of it, is swapped under the widget.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class PageSwapTests(Chromium chromium, ITestOutputHelper output)
{
    private const string SwapBody =
        """
        number => {
          history.pushState({}, "", `/shelf/${number}`);
          document.body.replaceWith(Object.assign(document.createElement("body"), { innerHTML: `<h1 id="shelf">${number}</h1><multi-chat site="main"></multi-chat>` }));
        }
        """;

    [Fact]
    public async Task Turbo_keeps_one_chat_with_its_open_panel_and_its_draft() => await WalkAsync(app =>
    {
        app.MapLibrary("/turbo.js", "@hotwired/turbo/dist/turbo.es2017-esm.js");
        app.MapShelves(SitePages.Script + """<script type="module" src="/turbo.js"></script>""");
    });

    [Fact]
    public async Task Htmx_keeps_one_chat_with_its_open_panel_and_its_draft() => await WalkAsync(app =>
    {
        app.MapLibrary("/htmx.js", "htmx.org/dist/htmx.min.js");
        app.MapShelves(SitePages.Script + """<script src="/htmx.js"></script>""", "hx-boost=\"true\"");
    });

    [Fact]
    public async Task Turbo_keeps_the_chat_of_elements_that_each_page_has_itself() => await WalkAsync(app =>
    {
        app.MapLibrary("/turbo.js", "@hotwired/turbo/dist/turbo.es2017-esm.js");
        app.MapShelves(SitePages.Script + """<script type="module" src="/turbo.js"></script>""", more: """<multi-chat site="main"></multi-chat>""");
    });

    [Fact]
    public async Task Blazors_enhanced_navigation_keeps_one_chat_with_its_open_panel_and_its_draft()
    {
        await using var shop = await BlazorShop.StartAsync();
        await using var stage = new Stage(chromium, output);
        await WalkAsync(stage, shop.Site);
    }

    [Fact]
    public async Task A_hundred_swaps_leave_nothing_behind()
    {
        await using var host = await ChatHost.StartAsync(new ChatHostOptions { Map = app => app.MapShelves(SitePages.Script) });
        await using var stage = new Stage(chromium, output);
        var profile = await stage.NewProfileAsync();
        await Census.BeginAsync(profile);
        var page = await profile.NewPageAsync();
        await page.GotoAsync($"{host.Site}shelf/1");
        var visitor = new VisitorPage(page);
        await visitor.OpenAsync();
        await visitor.SayAsync("Привет");
        await visitor.Field.FillAsync("черновик");
        var before = await Census.TakeAsync(page);

        for (var swap = 0; swap < 100; swap++)
        {
            await page.EvaluateAsync(SwapBody, swap);
        }

        await Expect(page.Locator("multi-chat")).ToHaveCountAsync(1);
        await Expect(visitor.Field).ToHaveValueAsync("черновик");
        await page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");
        (await Census.TakeAsync(page)).Should().Be(before);
        before.Sockets.Should().Be(1);
    }

    [Fact]
    public async Task A_removed_chat_says_goodbye_and_acknowledges_nothing()
    {
        await using var host = await ChatHost.StartAsync(new ChatHostOptions { IsImpatient = true });
        await using var stage = new Stage(chromium, output);
        var profile = await stage.NewProfileAsync();
        await Census.BeginAsync(profile);
        var visitor = await stage.BeginAsync(host.Site, "Привет", profile: profile);
        var anna = await stage.SignInAsync(host.Mount);
        await anna.OpenAsync();
        // A page that has no connection at the moment can say goodbye to nobody.
        await Expect(anna.Head.Locator("[data-online]")).ToHaveAttributeAsync("data-online", "true");
        var kept = await visitor.Page.EvaluateHandleAsync("() => document.querySelector('multi-chat')");

        await kept.EvaluateAsync("element => element.remove()");
        await Expect(anna.Head.Locator("[data-online]")).ToHaveAttributeAsync("data-online", "false");
        await kept.EvaluateAsync("element => { document.dispatchEvent(new Event('visibilitychange')); dispatchEvent(new Event('focus')); dispatchEvent(new Event('online')); void element.open(); }");
        await anna.WriteAsync("Вы здесь?");

        await anna.ExpectMarkAsync("Вы здесь?", "visitor-left");
        var left = await Census.TakeAsync(visitor.Page);
        left.Sockets.Should().Be(0);
        left.Intervals.Should().Be(0);
        await Expect(visitor.Page.Locator("multi-chat")).ToHaveCountAsync(0);

        await kept.EvaluateAsync("element => document.body.append(element)");
        await anna.ExpectStateAsync("Вы здесь?", "delivered|read");
        await Expect(visitor.Field).ToBeVisibleAsync();
    }

    private async Task WalkAsync(Action<WebApplication> map)
    {
        await using var host = await ChatHost.StartAsync(new ChatHostOptions { Map = map });
        await using var stage = new Stage(chromium, output);
        await WalkAsync(stage, new Uri(host.Site, "shelf/1"));
    }

    /// <summary>Three clicks and Back, without a load.</summary>
    private static async Task WalkAsync(Stage stage, Uri site)
    {
        var profile = await stage.NewProfileAsync();
        await Census.BeginAsync(profile);
        var page = await profile.NewPageAsync();
        await page.GotoAsync(site.ToString());
        var visitor = new VisitorPage(page);
        await visitor.OpenAsync();
        await visitor.SayAsync("Привет");
        await visitor.Field.FillAsync("черновик");
        await page.EvaluateAsync("() => { window.__stays = true; }");
        foreach (var number in new[] { 2, 3, 1 })
        {
            await page.Locator($"nav a[href='/shelf/{number}']").ClickAsync();
            await CheckAsync(number);
        }

        await page.GoBackAsync();
        await CheckAsync(3);

        async Task CheckAsync(int number)
        {
            await Expect(page.Locator("#shelf")).ToHaveTextAsync($"{number}");
            (await page.EvaluateAsync<bool>("() => window.__stays === true")).Should().BeTrue("no page was loaded");
            await Expect(visitor.Field).ToBeVisibleAsync();
            await Expect(visitor.Field).ToHaveValueAsync("черновик");
            await Expect(page.Locator("multi-chat")).ToHaveCountAsync(1);
            await visitor.ExpectJoinedAsync();
            (await Census.TakeAsync(page)).Sockets.Should().Be(1);
        }
    }
}
