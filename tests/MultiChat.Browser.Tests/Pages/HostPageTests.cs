using System.Collections.Concurrent;
using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Pages;

/// <summary>What the widget does to the page it stands on, and the other way round.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class HostPageTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // known traps: the host page's hotkeys must not fire while the visitor types
    [Fact]
    public async Task The_pages_hotkeys_do_not_fire_while_the_visitor_types()
    {
        var profile = await _stage.NewProfileAsync();
        await profile.AddInitScriptAsync(
            """
            window.__keys = [];
            for (const type of ["keydown", "keypress", "keyup"]) {
              document.addEventListener(type, event => __keys.push(event.key));
              addEventListener(type, event => __keys.push(event.key));
            }
            """);
        var visitor = await _stage.VisitAsync(_host.Site, profile: profile);
        await visitor.OpenAsync();

        await visitor.Field.PressSequentiallyAsync("/sg?");
        await visitor.Field.PressAsync("Control+k");
        await visitor.Field.PressAsync("Enter");
        await visitor.ExpectStateAsync("/sg?", "sent");
        (await visitor.Page.EvaluateAsync<string[]>("() => window.__keys")).Should().BeEmpty();

        await visitor.Page.Locator("#search").PressAsync("s");
        (await visitor.Page.EvaluateAsync<string[]>("() => window.__keys")).Should().NotBeEmpty("the listeners hear");
    }

    [Fact]
    public async Task The_field_grows_to_six_lines_and_scrolls_beyond()
    {
        var visitor = await _stage.VisitAsync(_host.Site);
        await visitor.OpenAsync();

        for (var lines = 1; lines <= 6; lines++)
        {
            await visitor.Field.FillAsync(string.Join('\n', Enumerable.Range(1, lines)));
            await Expect(visitor.Field).ToHaveJSPropertyAsync("value", string.Join('\n', Enumerable.Range(1, lines)));
            (await HeightAsync("clientHeight")).Should().Be(await HeightAsync("scrollHeight"), "{0} lines stand there whole", lines);
        }

        var six = await HeightAsync("offsetHeight");
        six.Should().BeInRange(150, 165);
        await visitor.Field.FillAsync(string.Join('\n', Enumerable.Range(1, 30)));
        (await HeightAsync("offsetHeight")).Should().BeInRange(six - 1, six + 1);
        (await HeightAsync("scrollHeight")).Should().BeGreaterThan(600);

        Task<int> HeightAsync(string kind) => visitor.Field.EvaluateAsync<int>("(field, kind) => field[kind]", kind);
    }

    // M8: composing (IME) never sends
    [Fact]
    public async Task Enter_that_ends_composing_does_not_send()
    {
        var visitor = await _stage.VisitAsync(_host.Site);
        await visitor.OpenAsync();
        await ComposeAsync(visitor.Page, "にほん");
        await Expect(visitor.Field).ToHaveValueAsync("にほん");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Bubbles).ToHaveCountAsync(0);

        await visitor.Page.Keyboard.InsertTextAsync("日本");
        await visitor.Page.Keyboard.PressAsync("Enter");

        await visitor.ExpectStateAsync("日本", "sent");
        await visitor.ExpectTextsAsync("日本");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync();
        await anna.Field.FocusAsync();
        await ComposeAsync(anna.Page, "かんじ");
        await anna.Page.Keyboard.PressAsync("Control+Enter");
        await anna.ExpectTextsAsync("日本");
    }

    // writes no cookie and no storage before the visitor opens or types; the loader and one anonymous WebSocket
    [Fact]
    public async Task Before_the_panel_is_opened_there_is_one_script_and_one_WebSocket_and_nothing_is_kept()
    {
        var profile = await _stage.NewProfileAsync();
        var requests = new ConcurrentQueue<string>();
        profile.Request += (_, request) => requests.Enqueue(new Uri(request.Url).PathAndQuery);
        var page = await profile.NewPageAsync();
        page.WebSocket += (_, socket) => requests.Enqueue(new Uri(socket.Url).PathAndQuery);
        await page.GotoAsync($"{_host.Site}", new() { WaitUntil = WaitUntilState.NetworkIdle });
        var visitor = new VisitorPage(page);
        await Expect(visitor.Launcher).ToBeVisibleAsync();

        requests.Should().BeEquivalentTo("/", "/chat/widget.js", "/chat/v1/s/main/hub");
        (await profile.CookiesAsync()).Should().BeEmpty();
        (await page.EvaluateAsync<int>("async () => localStorage.length + sessionStorage.length + (await indexedDB.databases()).length")).Should().Be(0);

        await visitor.OpenAsync();
        (await profile.CookiesAsync()).Should().ContainSingle().Which.HttpOnly.Should().BeTrue();
        await visitor.SayAsync("Привет");
        var kept = await page.EvaluateAsync<string>("() => JSON.stringify(localStorage) + document.cookie");
        kept.Should().NotContain("Привет", "what was sent is not kept").And.NotContain((await profile.CookiesAsync())[0].Value);
    }

    private static async Task ComposeAsync(IPage page, string text)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync(
            "Input.imeSetComposition",
            new Dictionary<string, object> { ["text"] = text, ["selectionStart"] = text.Length, ["selectionEnd"] = text.Length });
    }
}
