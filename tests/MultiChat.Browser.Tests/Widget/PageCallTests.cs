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
        var profile = await _stage.NewProfileAsync();
        await profile.AddInitScriptAsync(Listen);
        var page = await profile.NewPageAsync();
        await page.GotoAsync($"{_host.Site}shelf/1");
        var visitor = new VisitorPage(page);
        await visitor.OpenAsync();
        await visitor.Field.FillAsync("черновик");
        await page.Locator("nav a[href='/shelf/2']").ClickAsync();

        await Expect(page.Locator("#shelf")).ToHaveTextAsync("2");
        await Expect(visitor.Field).ToBeVisibleAsync();
        await Expect(visitor.Field).ToHaveValueAsync("черновик");
        (await page.EvaluateAsync<string>("() => document.activeElement.localName")).Should().Be("body");
        (await page.EvaluateAsync<string[]>("() => __heard")).Should().Contain("open {}");
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

    [Fact]
    public async Task Anything_marked_opens_it_wherever_it_stands_and_does_nothing_else()
    {
        await using var host = await ChatHost.StartAsync(new ChatHostOptions
        {
            Map = app => app.MapPage("/shop", SitePages.Html(
                """
                <div id="shadow"></div><div onclick="event.stopPropagation()"><button id="stopped" data-multichat="open">Ask</button></div>
                <a id="link" href="/elsewhere" data-multichat="open"><b>Ask</b></a><form action="/elsewhere"><button id="submit" data-multichat="open">Ask</button></form>
                <script>shadow.attachShadow({ mode: "open" }).innerHTML = '<button id="shadowed" data-multichat="open">Ask</button>';</script>
                """)),
        });
        var page = await (await _stage.NewProfileAsync()).NewPageAsync();
        await page.GotoAsync($"{host.Site}shop");
        var visitor = new VisitorPage(page);
        await Expect(visitor.Launcher).ToBeVisibleAsync();

        foreach (var id in new[] { "shadowed", "stopped", "link", "submit" })
        {
            await page.Locator($"#{id}").ClickAsync();
            await Expect(visitor.Panel).ToBeVisibleAsync();
            await visitor.CloseButton.ClickAsync();
            await Expect(visitor.Panel).ToBeHiddenAsync();
        }

        page.Url.Should().EndWith("/shop");
    }

    [Fact]
    public async Task What_is_no_text_is_refused_and_a_removed_element_tells_the_page()
    {
        var profile = await _stage.NewProfileAsync();
        await profile.AddInitScriptAsync(Listen);
        var visitor = await _stage.VisitAsync(_host.Site, profile: profile);
        await Expect(visitor.Launcher).ToBeVisibleAsync();

        await visitor.Page.EvaluateAsync(
            """
            async () => {
              const chat = document.querySelector("multi-chat");
              for (const what of [undefined, { text: "hi" }, " "]) await chat.send(what).catch(() => {});
              chat.remove();
              await chat.open().catch(() => {});
            }
            """);

        (await visitor.Page.EvaluateAsync<string[]>("() => __heard.filter(what => what.startsWith('error'))")).Should().Equal(
            [.. Enumerable.Repeat("error {\"call\":\"send\",\"code\":\"invalid_field\"}", 3), "error {\"call\":\"open\",\"code\":\"removed\"}"]);
    }

    [Fact]
    public async Task Closed_by_the_page_it_leaves_the_focus_where_the_visitor_types()
    {
        await using var host = await ChatHost.StartAsync(new ChatHostOptions { Map = app => app.MapPage("/shop", SitePages.Html("""<input id="name">""")) });
        var page = await (await _stage.NewProfileAsync()).NewPageAsync();
        await page.GotoAsync($"{host.Site}shop");
        await new VisitorPage(page).OpenAsync();
        await page.Locator("#name").ClickAsync();
        await page.Keyboard.TypeAsync("ab");

        await page.EvaluateAsync("() => document.querySelector('multi-chat').close()");
        await page.Keyboard.TypeAsync("cd");

        await Expect(page.Locator("#name")).ToHaveValueAsync("abcd");
    }

    [Fact]
    public async Task A_reset_that_the_host_could_not_be_told_is_refused_and_the_next_person_sees_nothing_of_the_talk()
    {
        var profile = await _stage.NewProfileAsync();
        var visitor = await _stage.BeginAsync(_host.Site, "Моя тайна", profile: profile);
        await profile.RouteAsync("**/identity", route => route.Request.Method == "DELETE" ? route.AbortAsync() : route.FallbackAsync());

        var outcome = await visitor.Page.EvaluateAsync<string>("() => document.querySelector('multi-chat').reset().then(() => 'done', why => why.code)");

        outcome.Should().Be("unreachable");
        await visitor.Page.ReloadAsync();
        await visitor.Launcher.ClickAsync();
        await Expect(visitor.Field).ToBeVisibleAsync();
        await visitor.Page.WaitForRequestAsync("**/identity");
        await Expect(visitor.Bubbles).ToHaveCountAsync(0);
        await profile.UnrouteAsync("**/identity");
        await visitor.ExpectJoinedAsync();
        await Expect(visitor.Bubbles).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_reset_in_one_tab_takes_what_was_typed_in_another_along()
    {
        var profile = await _stage.NewProfileAsync();
        var visitor = await _stage.BeginAsync(_host.Site, "Моя тайна", profile: profile);
        var other = await _stage.VisitAsync(_host.Site, profile: profile);
        await other.OpenAsync();
        await other.Field.FillAsync("ещё одна");

        await visitor.Page.EvaluateAsync("() => document.querySelector('multi-chat').reset()");

        await Expect(other.Field).ToHaveValueAsync("");
        await Expect(other.Bubbles).ToHaveCountAsync(0);
        (await other.Page.EvaluateAsync<string>("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")).Should().NotContain("одна");
    }

    [Fact]
    public async Task A_text_is_as_long_as_what_is_sent_of_it()
    {
        var visitor = await _stage.VisitAsync(_host.Site);
        await visitor.OpenAsync();

        await visitor.Field.FillAsync(new string('а', 7_990) + new string('\u0001', 20));
        await visitor.Send.ClickAsync();

        await Expect(visitor.Bubbles).ToHaveCountAsync(1);
        await Expect(visitor.Field).ToHaveValueAsync("");
    }
}
