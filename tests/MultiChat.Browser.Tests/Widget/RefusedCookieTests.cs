using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Widget;

/// <summary>Browsers that keep nothing for the site.</summary>
[Collection(nameof(Browsing.Trouble))]
public sealed class RefusedCookieTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() =>
        _host = await ChatHost.StartAsync(new ChatHostOptions
        {
            Map = app =>
            {
                app.MapPage("/kept", SitePages.Html("<multi-chat keep=\"storage\"></multi-chat>"));
                app.MapGet("/portal", (HttpContext context) => Results.Content($"<iframe width=\"900\" height=\"700\" src=\"http://127.0.0.1:{context.Request.Host.Port}/\"></iframe>", "text/html"));
            },
        });

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Without_cookies_a_visitor_is_one_person_as_long_as_the_page_is_open_and_is_told_so()
    {
        var profile = await WithoutCookiesAsync();
        var visitor = await _stage.BeginAsync(_host.Site, "Раз", profile: profile);
        await Expect(visitor.Note).ToHaveAttributeAsync("data-note", "forgotten");
        for (var blip = 0; blip < 3; blip++)
        {
            await profile.SetOfflineAsync(true);
            await visitor.WriteAsync($"Без связи {blip}");
            await profile.SetOfflineAsync(false);
            await visitor.ExpectStateAsync($"Без связи {blip}", "sent|read");
        }

        await visitor.ExpectTextsAsync("Раз", "Без связи 0", "Без связи 1", "Без связи 2");
        await using var boris = await Stage.ObserveAsync(_host.Mount, password: ChatHost.Password);
        (await boris.ListTextsAsync()).Should().HaveCount(4, "all of it is one dialog");
    }

    [Fact]
    public async Task A_browser_that_refuses_cookies_storage_and_locks_alike_can_chat()
    {
        var profile = await WithoutCookiesAsync();
        await profile.AddInitScriptAsync(
            """
            const refuse = () => { throw new DOMException("Access is denied for this document.", "SecurityError"); };
            for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get: refuse });
            navigator.locks.request = async () => refuse();
            window.BroadcastChannel = class { constructor() { refuse(); } };
            """);
        var visitor = await _stage.BeginAsync(_host.Site, "Привет", profile: profile);

        await Expect(visitor.Note).ToHaveAttributeAsync("data-note", "forgotten");
        await profile.SetOfflineAsync(true);
        await profile.SetOfflineAsync(false);
        await visitor.SayAsync("Я ещё здесь");
        await visitor.ExpectTextsAsync("Привет", "Я ещё здесь");
    }

    [Fact]
    public async Task Where_the_site_lets_the_storage_keep_it_the_talk_goes_on_after_a_reload()
    {
        var profile = await WithoutCookiesAsync();
        var page = await profile.NewPageAsync();
        await page.GotoAsync($"{_host.Site}kept");
        var visitor = new VisitorPage(page);
        await visitor.OpenAsync();
        await visitor.SayAsync("Раз");

        await page.ReloadAsync();

        await visitor.ExpectJoinedAsync();
        await visitor.SayAsync("Два");
        await visitor.ExpectTextsAsync("Раз", "Два");
    }

    // A cookie that is Lax does not go with what a page of another site has in a frame.
    [Fact]
    public async Task In_another_sites_frame_a_visitor_is_one_person_as_long_as_the_page_is_open()
    {
        var profile = await _stage.NewProfileAsync();
        var page = await profile.NewPageAsync();
        await page.GotoAsync($"http://portal.test:{_host.Port}/portal");
        var panel = page.FrameLocator("iframe").Locator("multi-chat dialog.panel");
        await page.FrameLocator("iframe").GetByRole(AriaRole.Button, new() { Name = "Чат" }).ClickAsync();
        for (var said = 0; said < 3; said++)
        {
            await panel.Locator("textarea").FillAsync($"Раз {said}");
            await panel.Locator("textarea").PressAsync("Enter");
            await Expect(panel.Locator("[data-message-id]").Last).ToHaveAttributeAsync("data-state", "sent");
            await profile.SetOfflineAsync(true);
            await profile.SetOfflineAsync(false);
        }

        await Expect(panel.Locator(".bubble")).ToHaveTextAsync(["Раз 0", "Раз 1", "Раз 2"]);
        await Expect(panel.Locator("[data-note]")).ToHaveAttributeAsync("data-note", "forgotten");
        await using var boris = await Stage.ObserveAsync(_host.Mount, password: ChatHost.Password);
        (await boris.ListTextsAsync()).Should().HaveCount(3, "all of it is one dialog");
    }

    /// <summary>What the host sets is thrown away.</summary>
    private async Task<IBrowserContext> WithoutCookiesAsync()
    {
        var profile = await _stage.NewProfileAsync();
        await profile.RouteAsync("**/identity", async route =>
        {
            var answer = await route.FetchAsync();
            var headers = answer.Headers.Where(header => header.Key != "set-cookie").ToDictionary();
            await profile.ClearCookiesAsync();
            await route.FulfillAsync(new() { Response = answer, Headers = headers });
        });
        return profile;
    }
}
