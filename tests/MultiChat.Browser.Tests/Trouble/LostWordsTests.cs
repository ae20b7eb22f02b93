using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Trouble;

/// <summary>The console's words come in a file for each language, which a proxy or a moment without network may keep back.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class LostWordsTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Without_the_own_language_the_console_begins_in_the_other()
    {
        var profile = await _stage.NewProfileAsync();
        await profile.RouteAsync("**/assets/ru-*.js", route => route.AbortAsync());
        var page = await profile.NewPageAsync();

        await page.GotoAsync($"{_host.Mount}/console");

        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_any_it_says_so()
    {
        var profile = await _stage.NewProfileAsync();
        await profile.RouteAsync("**/assets/ru-*.js", route => route.AbortAsync());
        await profile.RouteAsync("**/assets/en-*.js", route => route.AbortAsync());
        var page = await profile.NewPageAsync();

        await page.GotoAsync($"{_host.Mount}/console");

        await Expect(page.Locator("#console")).ToContainTextAsync("Не удалось загрузить страницу");
    }
}
