using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Testing;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Trouble;

/// <summary>A page is reloaded while the server cannot be reached, and again when it can.</summary>
[Collection(nameof(Browsing.Trouble))]
public sealed class ReloadTests(WholeChromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;
    private CuttableProxy _line = null!;

    public async Task InitializeAsync()
    {
        _host = await ChatHost.StartAsync();
        _line = new CuttableProxy(_host.Port);
    }

    public async Task DisposeAsync()
    {
        await _line.DisposeAsync();
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // M7, M11, G2, G3
    [Fact]
    public async Task A_visitors_messages_that_were_pending_at_a_reload_are_sent_once_and_in_order()
    {
        var visitor = await _stage.BeginAsync(Through(_host.Site), "Раз");
        _line.Cut();
        await visitor.WriteAsync("Два");
        await visitor.WriteAsync("Три");
        await visitor.ExpectTextsAsync("Раз", "Два", "Три");

        await ReloadAsync(visitor.Page);
        await visitor.OpenAsync();

        await visitor.ExpectStateAsync("Три", "sent");
        await visitor.WriteAsync("Четыре");
        await visitor.ExpectStateAsync("Четыре", "sent");
        await visitor.ExpectTextsAsync("Раз", "Два", "Три", "Четыре");
        await ExpectStoredAsync("Раз", "Два", "Три", "Четыре");
    }

    // M2, M7: the very first message
    [Fact]
    public async Task A_visitors_first_message_that_was_pending_at_a_reload_is_sent_once()
    {
        var visitor = await _stage.VisitAsync(Through(_host.Site));
        await visitor.OpenAsync();
        _line.Cut();
        await visitor.WriteAsync("Самое первое");

        await ReloadAsync(visitor.Page);
        await visitor.OpenAsync();

        await visitor.ExpectStateAsync("Самое первое", "sent");
        await visitor.ExpectTextsAsync("Самое первое");
        await ExpectStoredAsync("Самое первое");
    }

    // M11, G2, G3
    [Fact]
    public async Task An_operators_messages_that_were_pending_at_a_reload_are_sent_once_and_in_order()
    {
        var visitor = await _stage.BeginAsync(_host.Site, "Раз");
        var anna = await _stage.SignInAsync(Through(_host.Mount));
        await anna.OpenAsync();
        _line.Cut();
        await anna.WriteAsync("Два");
        await anna.WriteAsync("Три");
        await anna.ExpectTextsAsync("Раз", "Два", "Три");

        await ReloadAsync(anna.Page);

        await anna.ExpectStateAsync("Три", "read");
        await anna.ExpectTextsAsync("Раз", "Два", "Три");
        await visitor.ExpectTextsAsync("Раз", "Два", "Три");
        await ExpectStoredAsync("Раз", "Два", "Три");
    }

    /// <summary>Once in vain, and again when the line is back.</summary>
    private async Task ReloadAsync(IPage page)
    {
        var address = page.Url;
        await FluentActions.Awaiting(() => page.ReloadAsync()).Should().ThrowAsync<PlaywrightException>("nothing listens");
        await Expect(page.Locator("#main-frame-error")).ToBeVisibleAsync();
        _line.Restore();
        await page.GotoAsync(address);
    }

    private Uri Through(Uri address) => new UriBuilder(address) { Port = _line.Port }.Uri;

    private async Task ExpectStoredAsync(params string[] texts)
    {
        await using var observer = await Stage.ObserveAsync(_host.Mount);
        (await observer.ListTextsAsync()).Should().Equal(texts);
    }
}
