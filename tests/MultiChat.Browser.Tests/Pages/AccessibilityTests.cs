using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Testing;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Pages;

/// <summary>axe finds nothing, in no state, theme or language: WCAG 2.2 A and AA.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class AccessibilityTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private readonly List<string> _found = [];
    private readonly CallChannel _call = new();
    private ChatHost _host = null!;
    private CuttableProxy _line = null!;

    public async Task InitializeAsync()
    {
        _host = await ChatHost.StartAsync(new ChatHostOptions { IsImpatient = true, Channels = [_call] });
        _line = new CuttableProxy(_host.Port);
    }

    public async Task DisposeAsync()
    {
        await _line.DisposeAsync();
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // Widget: accessible to WCAG 2.2 AA
    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task The_widget(string language)
    {
        var visitor = await _stage.VisitAsync(new UriBuilder(_host.Site) { Port = _line.Port }.Uri, new Look { Language = language });
        await Expect(visitor.Launcher).ToBeVisibleAsync();
        await LookAsync(visitor.Page, "launcher");
        await visitor.OpenAsync();
        await LookAsync(visitor.Page, "empty panel");
        await visitor.SayAsync("Раз https://example.org");
        await using var boris = await Stage.ObserveAsync(_host.Mount);
        await boris.OpenAsync(await boris.GetDialogAsync());
        await boris.AnswerAsync(await boris.GetDialogAsync(), "Ответ");
        await visitor.ExpectTextsAsync("Раз https://example.org", "Ответ");
        _line.Freeze();
        await visitor.WriteAsync("Два");
        await Expect(visitor.Message("Два")).ToHaveAttributeAsync("data-state", "error");
        await LookAsync(visitor.Page, "messages and an error mark");
        _line.Thaw();
        await visitor.ExpectStateAsync("Два", "sent");
        await visitor.Panel.Locator("[data-emoji]").First.ClickAsync();
        await Expect(visitor.Panel.Locator(".emoji button").First).ToBeVisibleAsync();
        await LookAsync(visitor.Page, "emoji");
        _found.Should().BeEmpty();
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task The_form_of_a_request(string language)
    {
        await _host.SwitchAsync(_host.Anna, available: false);
        await _host.SwitchAsync(_host.Boris, available: false);
        var site = _host.Chat.Admin.Projects[0].Sites[0];
        await _host.Chat.Admin.SaveSiteAsync(site with { Settings = site.Settings with { Consent = "Согласен с https://example.org/privacy" } });
        var visitor = await _stage.VisitAsync(_host.Site, new Look { Language = language });
        await visitor.OpenAsync();
        await Expect(visitor.Request.Form).ToBeVisibleAsync();
        await LookAsync(visitor.Page, "form");
        await visitor.Request.Send.ClickAsync();
        await Expect(visitor.Request.Wrong).ToHaveCountAsync(3);
        await LookAsync(visitor.Page, "what is missing");
        await visitor.Request.Consent.CheckAsync();
        await visitor.Request.LeaveAsync("+7 900 000-00-01", "Вопрос");
        await Expect(visitor.Note).ToHaveAttributeAsync("data-note", "requested");
        await LookAsync(visitor.Page, "card");
        await using var boris = await Stage.ObserveAsync(_host.Mount);
        await boris.CloseAsync(await boris.GetDialogAsync());
        await Expect(visitor.Request.Way).ToBeVisibleAsync();
        await LookAsync(visitor.Page, "archived");
        _found.Should().BeEmpty();
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task The_console(string language)
    {
        var look = new Look { Language = language };
        var visitor = await _stage.BeginAsync(_host.Site, "Добрый день", look);
        var guest = await (await _stage.NewProfileAsync(look)).NewPageAsync();
        await guest.GotoAsync($"{_host.Mount}/console");
        await Expect(guest.Locator("#email")).ToBeVisibleAsync();
        await LookAsync(guest, "sign-in");
        var anna = await _stage.SignInAsync(_host.Mount, look: look);
        await Expect(anna.Rows).ToHaveCountAsync(1);
        await LookAsync(anna.Page, "list");
        await anna.OpenAsync();
        await anna.SayAsync("Здравствуйте");
        await anna.ExpectStateAsync("Здравствуйте", "read");
        await visitor.CloseTabAsync();
        await anna.EditAsync("Здравствуйте", "Здравствуйте!");
        await anna.SayAsync("Вы ушли?");
        await anna.ExpectMarkAsync("Вы ушли?", "visitor-left");
        await LookAsync(anna.Page, "thread with an error mark, and card");
        await anna.Page.Locator("#list-search").FillAsync("добр");
        await Expect(anna.Rows).ToHaveCountAsync(1);
        await LookAsync(anna.Page, "search");
        await anna.Page.Locator("#list-search").FillAsync("");
        await anna.Commands.ClickAsync();
        await Expect(anna.MenuItem("handOver")).ToBeVisibleAsync();
        await LookAsync(anna.Page, "menu of commands");
        await anna.MenuItem("handOver").ClickAsync();
        await Expect(anna.Page.Locator("[data-member]").First).ToBeVisibleAsync();
        await LookAsync(anna.Page, "hand-over dialog");
        await anna.Page.Keyboard.PressAsync("Escape");
        await anna.Command("close").ClickAsync();
        await Expect(anna.Toasts).ToBeVisibleAsync();
        await LookAsync(anna.Page, "closed dialog and toast");
        await _host.ReceiveAsync(_call, "Перезвоните мне");
        await anna.OpenAsync("Перезвоните мне");
        await Expect(anna.Thread.Locator("[data-cannot-send]")).ToBeVisibleAsync();
        await LookAsync(anna.Page, "dialog of a channel that cannot send");
        _found.Should().BeEmpty();
    }

    /// <summary>In both themes.</summary>
    private async Task LookAsync(IPage page, string state)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
        var dark = await Axe.LookAtColoursAsync(page);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        var light = await Axe.LookAsync(page);
        dark.Passed.Should().Contain("color-contrast", "axe looks at the dark theme");
        light.Passed.Should().Contain(["color-contrast", "target-size"], "axe looks, also with the rules of WCAG 2.2");
        _found.AddRange(dark.Found.Select(what => $"{state}, dark: {what}"));
        _found.AddRange(light.Found.Select(what => $"{state}, light: {what}"));
    }
}
