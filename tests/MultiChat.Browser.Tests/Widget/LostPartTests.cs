using System.Collections.Concurrent;
using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Widget;

/// <summary>Parts of the widget that do not come at first.</summary>
[Collection(nameof(Browsing.Trouble))]
public sealed class LostPartTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const string NoSockets =
        "window.WebSocket = class { constructor() { setTimeout(() => this.onclose?.()); } send() {} close() {} };";

    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_click_is_answered_at_once_and_opens_when_the_panel_comes_at_last()
    {
        var profile = await _stage.NewProfileAsync();
        await profile.RouteAsync("**/assets/panel-*.js", route => route.AbortAsync());
        var visitor = await _stage.VisitAsync(_host.Site, profile: profile);

        await visitor.Launcher.ClickAsync();

        (await visitor.Launcher.EvaluateAsync<string>("launcher => launcher.ariaBusy")).Should().Be("true");
        await Expect(visitor.Page.Locator("multi-chat output")).ToHaveTextAsync("Чат не загрузился, повторяем");
        await profile.UnrouteAsync("**/assets/panel-*.js");
        await Expect(visitor.Field).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("multi-chat output")).ToHaveTextAsync("");
    }

    [Fact]
    public async Task After_a_deploy_the_panel_of_the_loader_of_now_opens()
    {
        var profile = await _stage.NewProfileAsync();
        var isOld = true;
        await profile.RouteAsync("**/widget.js", async route =>
        {
            var answer = await route.FetchAsync();
            var script = await answer.TextAsync();
            await route.FulfillAsync(new() { Response = answer, Body = isOld ? System.Text.RegularExpressions.Regex.Replace(script, @"panel-\w+\.js", "panel-GONEGONE.js") : script });
            isOld = false;
        });
        var visitor = await _stage.VisitAsync(_host.Site, profile: profile);

        await visitor.OpenAsync();

        await visitor.SayAsync("Привет");
    }

    [Fact]
    public async Task A_panel_of_another_time_than_the_loader_asks_for_a_reload()
    {
        var profile = await _stage.NewProfileAsync();
        var isOld = true;
        await profile.RouteAsync("**/widget.js", async route =>
        {
            var answer = await route.FetchAsync();
            var script = await answer.TextAsync();
            script.Should().Contain("port:2,");
            await route.FulfillAsync(new() { Response = answer, Body = isOld ? script.Replace("port:2,", "port:1,", StringComparison.Ordinal) : script });
            isOld = false;
        });
        var visitor = await _stage.VisitAsync(_host.Site, profile: profile);

        await visitor.Launcher.ClickAsync();

        var note = visitor.Page.Locator("multi-chat dialog.outdated");
        await Expect(note).ToContainTextAsync("Чат обновился. Чтобы продолжить, перезагрузите страницу.");
        await note.Locator(".reload").ClickAsync();
        await visitor.OpenAsync();
        await visitor.SayAsync("Привет");
    }

    [Fact]
    public async Task Where_no_WebSocket_gets_through_the_way_round_is_tried_until_it_comes_and_remembered_for_the_tab()
    {
        var profile = await _stage.NewProfileAsync();
        await profile.AddInitScriptAsync(NoSockets);
        var tries = 0;
        await profile.RouteAsync("**/assets/polling-*.js", route => ++tries <= 2 ? route.AbortAsync() : route.FallbackAsync());
        var visitor = await _stage.VisitAsync(_host.Site, profile: profile);
        await visitor.OpenAsync();
        await visitor.SayAsync("Привет");
        await Expect(visitor.Panel).ToHaveAttributeAsync("data-joined", "true");
        await visitor.Page.WaitForFunctionAsync("() => Object.values(sessionStorage).some(value => /polls/.test(value))");

        var sockets = new ConcurrentQueue<string>();
        await visitor.Page.AddInitScriptAsync("const Blocked = window.WebSocket; window.__sockets = 0; window.WebSocket = class extends Blocked { constructor() { super(); window.__sockets++; } };");
        await visitor.Page.ReloadAsync();
        await visitor.ExpectJoinedAsync();

        (await visitor.Page.EvaluateAsync<int>("() => window.__sockets")).Should().Be(0, "nothing is waited for that cannot come");
    }

    [Fact]
    public async Task Where_polls_reach_hosts_that_do_not_know_them_the_page_says_that_nothing_connects_from_here()
    {
        var profile = await _stage.NewProfileAsync();
        await profile.AddInitScriptAsync(NoSockets);
        await profile.AddInitScriptAsync("(window.MultiChat ||= []).push(['open'])");
        await profile.RouteAsync("**/hub?id=*", route => route.FulfillAsync(new() { Status = 404, Body = "No Connection with that ID" }));
        var visitor = await _stage.VisitAsync(_host.Site, profile: profile);

        await Expect(visitor.Note).ToHaveAttributeAsync("data-note", "stray");
        _stage.Complaints.Should().Contain(complaint => complaint.Contains("make sessions sticky", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Emoji_that_do_not_come_say_so_and_come_when_they_can()
    {
        var profile = await _stage.NewProfileAsync();
        await profile.RouteAsync("**/assets/grid-*.js*", route => route.AbortAsync());
        var visitor = await _stage.VisitAsync(_host.Site, profile: profile);
        await visitor.OpenAsync();

        await visitor.Panel.Locator("[data-emoji]").ClickAsync();

        await Expect(visitor.Panel.Locator(".emoji")).ToHaveTextAsync("Не загрузилось, повторяем");
        await profile.UnrouteAsync("**/assets/grid-*.js*");
        await Expect(visitor.Panel.Locator(".emoji button").First).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await Expect(visitor.Panel.Locator(".emoji")).Not.ToContainTextAsync("повторяем");
        _stage.Complaints.Should().NotContain(complaint => complaint.Contains("exception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_note_that_asks_for_a_reload_stands_in_older_loaders_too_speaks_as_the_page_wants_and_can_be_closed()
    {
        var profile = await _stage.NewProfileAsync();
        await profile.AddInitScriptAsync("window.__codes = []; addEventListener('multichat:error', event => __codes.push(`${event.detail.call} ${event.detail.code}`));");
        await profile.RouteAsync("**/widget.js", async route =>
        {
            var answer = await route.FetchAsync();
            // An older loader has the launcher in the shadow root itself.
            var script = (await answer.TextAsync()).Replace("port:2,", "port:1,", StringComparison.Ordinal);
            var direct = System.Text.RegularExpressions.Regex.Replace(script, @"(\w+)\.parentNode!==(\w+)\.shadowRoot&&\2\.shadowRoot\.append\(\1\)", "$2.shadowRoot.append($1.lastChild??'')");
            direct.Should().NotBe(script);
            await route.FulfillAsync(new() { Response = answer, Body = direct });
        });
        var visitor = await _stage.VisitAsync(_host.Site, profile: profile);
        await Expect(visitor.Launcher).ToBeVisibleAsync();
        await visitor.Page.EvaluateAsync("""() => document.querySelector("multi-chat").setAttribute("texts", '{"outdated":"Обновите!"}')""");

        await visitor.Page.EvaluateAsync("() => document.querySelector('multi-chat').send('Привет').catch(() => {})");

        var note = visitor.Page.Locator("multi-chat dialog.outdated");
        await Expect(note).ToContainTextAsync("Обновите!");
        (await visitor.Page.EvaluateAsync<string[]>("() => __codes")).Should().Equal("send outdated");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(note).ToBeHiddenAsync();
        await visitor.Launcher.ClickAsync();
        await note.Locator("[data-close]").ClickAsync();
        await Expect(note).ToBeHiddenAsync();
    }
}
