using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Pages;

/// <summary>The console as an installed page: its own files are there without a host, and the host's newest are taken where there is one.</summary>
[Collection(nameof(Talk))]
public sealed class InstalledTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
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
    public async Task A_reload_without_a_connection_shows_the_console_which_goes_on_by_itself()
    {
        await using var visitor = await Client.WriteAsync(_host.Mount, ["Есть кто?"]);
        var profile = await _stage.NewProfileAsync();
        var anna = await _stage.SignInAsync(_host.Mount, profile: profile);
        await anna.Page.EvaluateAsync("() => navigator.serviceWorker.ready");
        // A page is the worker's from its next load on.
        await anna.Page.ReloadAsync();
        await anna.OpenAsync();

        await profile.SetOfflineAsync(true);
        await anna.Page.ReloadAsync();
        await Expect(anna.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Нет соединения");

        await profile.SetOfflineAsync(false);
        await anna.ExpectTextsAsync("Есть кто?");
        (await anna.Page.EvaluateAsync<string>("async () => (await navigator.serviceWorker.getRegistration()).scope")).Should().EndWith("/console");
    }

    [Fact]
    public async Task The_browser_finds_nothing_that_keeps_it_from_installing_the_console()
    {
        var anna = await _stage.SignInAsync(_host.Mount);
        var devTools = await anna.Page.Context.NewCDPSessionAsync(anna.Page);

        var manifest = (await devTools.SendAsync("Page.getAppManifest"))!.Value;

        manifest.GetProperty("url").GetString().Should().EndWith("/console.webmanifest");
        manifest.GetProperty("errors").GetArrayLength().Should().Be(0);
    }
}
