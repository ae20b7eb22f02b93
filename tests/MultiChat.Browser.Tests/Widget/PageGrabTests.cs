using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Widget;

/// <summary>Pages that take the focus, the wheel or everything for themselves.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class PageGrabTests(Chromium chromium, ITestOutputHelper output)
{
    private const string Traps =
        """
        <main>Shop</main><div id="modal"><input id="name"></div>
        <dialog id="own"><button id="ask" data-multichat="open">Ask</button><button id="close" onclick="own.close()">Close</button></dialog>
        <script>
          document.addEventListener("focusin", event => modal.contains(event.target) || modal.querySelector("input").focus());
          modal.addEventListener("focusout", event => event.relatedTarget && !modal.contains(event.relatedTarget) && modal.querySelector("input").focus());
          for (const kind of ["wheel", "touchmove"]) addEventListener(kind, event => event.preventDefault(), { passive: false });
        </script>
        """;

    private const string Modal =
        """
        <input id="name"><dialog id="own"><button id="ask" data-multichat="open">Ask</button></dialog>
        <div id="libs"><button data-multichat="open">Ask</button></div><div id="shadow"></div>
        <script>shadow.attachShadow({ mode: "open" }).innerHTML = '<dialog><button id="shadowed" data-multichat="open">Ask</button></dialog>';</script>
        """;

    [Fact]
    public async Task Under_a_focus_trap_and_a_wheel_hijacker_the_visitor_types_and_scrolls()
    {
        await using var host = await ChatHost.StartAsync(new ChatHostOptions { Map = app => app.MapPage("/shop", SitePages.Html(Traps)) });
        await using var stage = new Stage(chromium, output);
        var page = await (await stage.NewProfileAsync()).NewPageAsync();
        await page.GotoAsync($"{host.Site}shop");
        var visitor = new VisitorPage(page);
        await page.Locator("#name").ClickAsync();
        await visitor.OpenAsync();

        await visitor.Field.ClickAsync();
        await page.Keyboard.TypeAsync("abc");
        await Expect(visitor.Field).ToHaveValueAsync("abc");
        await Expect(page.Locator("#name")).ToHaveValueAsync("");

        await visitor.Field.FillAsync(string.Join('\n', Enumerable.Range(1, 20)));
        for (var i = 0; i < 4; i++)
        {
            await visitor.WriteAsync(string.Join('\n', Enumerable.Range(i * 20, 20)));
            await Expect(visitor.Bubbles).ToHaveCountAsync(i + 1);
        }

        var log = visitor.Panel.Locator(".log");
        await log.HoverAsync();
        var before = await log.EvaluateAsync<double>("log => log.scrollTop");
        await page.Mouse.WheelAsync(0, -200);
        await Expect(visitor.Panel.Locator(".to-end")).ToBeVisibleAsync();
        (await log.EvaluateAsync<double>("log => log.scrollTop")).Should().BeLessThan(before);
        (await page.EvaluateAsync<double>("() => scrollY")).Should().Be(0);
    }

    [Fact]
    public async Task Under_a_modal_dialog_of_the_page_the_chat_can_be_opened_and_after_it_the_chat_recovers()
    {
        await using var host = await ChatHost.StartAsync(new ChatHostOptions { Map = app => app.MapPage("/shop", SitePages.Html(Traps.Replace("addEventListener(\"focusin\"", "addEventListener(\"none\"", StringComparison.Ordinal))) });
        await using var stage = new Stage(chromium, output);
        var page = await (await stage.NewProfileAsync()).NewPageAsync();
        await page.GotoAsync($"{host.Site}shop");
        var visitor = new VisitorPage(page);
        await Expect(visitor.Launcher).ToBeVisibleAsync();

        await page.EvaluateAsync("() => own.showModal()");
        await page.Locator("#ask").ClickAsync();
        await visitor.Field.ClickAsync();
        await page.Keyboard.TypeAsync("под окном");
        await Expect(visitor.Field).ToHaveValueAsync("под окном");
        await page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Panel).ToBeHiddenAsync();
        (await page.EvaluateAsync<bool>("() => own.open")).Should().BeTrue("the key was the chat's");

        await page.EvaluateAsync("() => own.close()");
        await visitor.Launcher.ClickAsync();
        await page.EvaluateAsync("() => own.showModal()");
        await page.Locator("#close").ClickAsync();
        await visitor.Field.ClickAsync();
        await page.Keyboard.TypeAsync("!");
        await Expect(visitor.Field).ToHaveValueAsync("под окном!");
    }

    [Fact]
    public async Task A_panel_that_is_open_comes_above_a_modal_dialog_and_stands_beside_the_page_again_once_that_is_gone()
    {
        await using var host = await ChatHost.StartAsync(new ChatHostOptions { Map = app => app.MapPage("/shop", SitePages.Html(Modal)) });
        await using var stage = new Stage(chromium, output);
        var page = await (await stage.NewProfileAsync()).NewPageAsync();
        await page.GotoAsync($"{host.Site}shop");
        var visitor = new VisitorPage(page);
        await visitor.OpenAsync();

        await page.EvaluateAsync("() => own.showModal()");
        await page.Locator("#ask").ClickAsync();
        await page.Keyboard.TypeAsync("под окном");
        await Expect(visitor.Field).ToHaveValueAsync("под окном");
        (await visitor.Panel.EvaluateAsync<double>("panel => panel.offsetWidth")).Should().BeLessThan(400);

        await page.EvaluateAsync("() => own.close()");
        await page.Locator("#name").ClickAsync();
        await page.Keyboard.TypeAsync("page");
        await Expect(page.Locator("#name")).ToHaveValueAsync("page");
        await Expect(visitor.Panel).ToBeVisibleAsync();
        (await visitor.Panel.EvaluateAsync<bool>("panel => panel.matches(':modal')")).Should().BeFalse();
    }

    [Theory]
    [InlineData("() => shadow.shadowRoot.querySelector('dialog').showModal()", "#shadowed")]
    [InlineData("() => [...document.body.children].forEach(child => (child.inert = child.id !== 'libs'))", "#libs button")]
    public async Task Under_what_a_library_makes_modal_the_panel_that_its_button_opens_can_be_used(string begin, string button)
    {
        await using var host = await ChatHost.StartAsync(new ChatHostOptions { Map = app => app.MapPage("/shop", SitePages.Html(Modal + "<multi-chat></multi-chat>")) });
        await using var stage = new Stage(chromium, output);
        var page = await (await stage.NewProfileAsync()).NewPageAsync();
        await page.GotoAsync($"{host.Site}shop");
        var visitor = new VisitorPage(page);
        await Expect(visitor.Launcher).ToBeVisibleAsync();

        await page.EvaluateAsync(begin);
        await page.Locator(button).ClickAsync();
        await visitor.Field.ClickAsync();
        await page.Keyboard.TypeAsync("под окном");

        await Expect(visitor.Field).ToHaveValueAsync("под окном");
    }
}
