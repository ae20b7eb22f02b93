using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Widget;

/// <summary>What a page calls and hears.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class PageCallTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const string Listen =
        """
        window.__heard = [];
        for (const name of ["ready", "open", "close", "message", "unread", "availability", "error"])
          addEventListener(`multichat:${name}`, event => __heard.push(`${name} ${JSON.stringify(event.detail)}`));
        """;

    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync(new ChatHostOptions { Map = app => app.MapShelves(SitePages.Script) });

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Every_call_is_done_or_refused_by_a_code_and_none_throws()
    {
        var profile = await _stage.NewProfileAsync();
        await profile.AddInitScriptAsync(Listen);
        var visitor = await _stage.VisitAsync(_host.Site, profile: profile);
        await Expect(visitor.Launcher).ToBeVisibleAsync();
        var refusals = await visitor.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const chat = document.querySelector("multi-chat");
              const outcome = promise => promise.then(() => "done", why => why.code);
              const said = [`${chat.isOpen} ${chat.available}`];
              for (const [name, ...values] of [["open"], ["identify", "token"], ["setFields", {}], ["send", "Привет"], ["close"]])
                said.push(`${name} ${await outcome(chat[name](...values))}`);
              return said;
            }
            """);
        refusals.Should().Equal("false true", "open done", "identify not_supported", "setFields not_supported", "send done", "close done");
        await visitor.Page.EvaluateAsync("() => { MultiChat.push(['identify', 'token'], ['open']); }");
        await visitor.ExpectTextsAsync("Привет");
        (await visitor.Page.EvaluateAsync<bool>("() => document.querySelector('multi-chat').isOpen")).Should().BeTrue();

        (await visitor.Page.EvaluateAsync<string[]>("() => __heard")).Should()
            .Contain(["ready null", "availability {\"available\":true}", "open {}", "close {}", "error {\"call\":\"identify\",\"code\":\"not_supported\"}"]);
        _stage.Complaints.Should().BeEmpty("no promise is left unhandled");
    }

    [Fact]
    public async Task A_call_on_a_removed_element_is_refused()
    {
        var visitor = await _stage.VisitAsync(_host.Site);
        await Expect(visitor.Launcher).ToBeVisibleAsync();

        var code = await visitor.Page.EvaluateAsync<string>(
            "async () => { const chat = document.querySelector('multi-chat'); chat.remove(); return chat.open().then(() => 'opened', why => why.code); }");

        code.Should().Be("removed");
    }

    [Fact]
    public async Task An_open_panel_stays_open_on_the_next_page_without_taking_the_focus_and_a_closed_one_stays_closed()
    {
        var page = await (await _stage.NewProfileAsync()).NewPageAsync();
        await page.GotoAsync($"{_host.Site}shelf/1");
        var visitor = new VisitorPage(page);
        await visitor.OpenAsync();
        await visitor.Field.FillAsync("черновик");
        await page.Locator("nav a[href='/shelf/2']").ClickAsync();

        await Expect(page.Locator("#shelf")).ToHaveTextAsync("2");
        await Expect(visitor.Field).ToBeVisibleAsync();
        await Expect(visitor.Field).ToHaveValueAsync("черновик");
        (await page.EvaluateAsync<string>("() => document.activeElement.localName")).Should().Be("body");
        await visitor.CloseButton.ClickAsync();
        await page.GotoAsync($"{_host.Site}shelf/3");
        await Expect(visitor.Launcher).ToBeVisibleAsync();
        await Expect(visitor.Panel).ToBeHiddenAsync();
    }

    [Fact]
    public async Task An_emoji_is_one_step_that_undo_takes_back()
    {
        var visitor = await _stage.VisitAsync(_host.Site);
        await visitor.OpenAsync();
        await visitor.Field.PressSequentiallyAsync("Спасибо ");
        await visitor.Panel.Locator("[data-emoji]").ClickAsync();
        await visitor.Panel.Locator(".emoji button").First.ClickAsync();
        await Expect(visitor.Field).Not.ToHaveValueAsync("Спасибо ");

        await visitor.Field.PressAsync("Control+z");

        await Expect(visitor.Field).ToHaveValueAsync("Спасибо ");
    }
}
