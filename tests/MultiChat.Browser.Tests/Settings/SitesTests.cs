using System.Collections.Concurrent;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Projects;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Settings;

/// <summary>What a team chooses for its widget comes to its visitors, and two who choose at once learn of each other.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class SitesTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    private Site Site => _host.Chat.Admin.Projects[0].Sites[0];

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_colour_and_a_text_are_drawn_while_they_are_typed_and_come_to_the_next_visitor()
    {
        var settings = await SettingsPage.OpenAsync(await _stage.SignInAsync(_host.Mount), "sites");
        await Expect(settings.Field("title")).ToHaveAttributeAsync("placeholder", "Чат с нами");
        await Expect(settings.Preview).ToContainTextAsync("Чат с нами");
        await settings.Field("color").FillAsync("#FFD400");
        await settings.Field("title").FillAsync("Спросите о чае");
        await Expect(settings.Preview).ToContainTextAsync("Спросите о чае");
        await Expect(settings.Preview.Locator(".preview-launcher")).ToHaveCSSAsync("background-color", "rgb(255, 212, 0)");
        await settings.Field("consent").FillAsync("Согласен на обработку данных");
        await Expect(settings.Preview).ToContainTextAsync("Согласен на обработку данных");
        await Expect(settings.Preview.Locator("[data-preview-request]")).ToContainTextAsync("Оставить заявку");
        await LookAsync(settings.Page);
        await settings.Field("awayHint").FocusAsync();
        await Expect(settings.Preview.Locator(".preview-note")).ToBeVisibleAsync();

        await settings.Save.ClickAsync();

        await Expect(settings.Save).ToBeHiddenAsync();
        await Expect(settings.Field("color")).ToHaveValueAsync("#ffd400");
        await settings.Page.ReloadAsync();
        await Expect(settings.Field("title")).ToHaveValueAsync("Спросите о чае");
        var frames = new ConcurrentQueue<string>();
        var profile = await _stage.NewProfileAsync();
        profile.Page += (_, page) => page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => frames.Enqueue(frame.Text ?? "");
        var visitor = await _stage.VisitAsync(_host.Site, profile: profile);
        await visitor.OpenAsync();
        await Expect(visitor.Panel.Locator("h2")).ToHaveTextAsync("Спросите о чае");
        frames.Should().Contain(frame => frame.Contains("\"look\":{\"color\":\"#ffd400\"}") && frame.Contains("\"consent\":\"Согласен на обработку данных\""));
    }

    [Fact]
    public async Task Of_two_administrators_the_one_who_types_sees_what_the_other_has_saved()
    {
        var settings = await SettingsPage.OpenAsync(await _stage.SignInAsync(_host.Mount), "sites");
        await settings.Field("title").FillAsync("Чай");
        await settings.Field("write").FillAsync("Пишите нам");
        await SaveAsync(Of("Кофе") with { Side = SiteSide.Left });

        await Expect(settings.Field("side")).ToHaveValueAsync("left");
        await Expect(settings.Clash("title")).ToContainTextAsync("Кофе");
        await Expect(settings.Field("title")).ToHaveValueAsync("Чай");
        await Expect(settings.Clash("write")).ToHaveCountAsync(0);
        await settings.Clash("title").GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await Expect(settings.Field("title")).ToHaveValueAsync("Кофе");
        await Expect(settings.Field("title")).ToBeFocusedAsync();
        await settings.Save.ClickAsync();

        await Expect(settings.Save).ToBeHiddenAsync();
        (Site.Settings.Side, Site.Settings.Texts["title"], Site.Settings.Texts["write"]).Should().Be((SiteSide.Left, "Кофе", "Пишите нам"));
    }

    [Fact]
    public async Task Whoever_has_not_heard_of_the_other_yet_is_refused_and_saves_what_they_see_then()
    {
        var anna = await _stage.SignInAsync(_host.Mount);
        var earlier = Site.Version;
        var isLate = true;
        await anna.Page.RouteWebSocketAsync(new System.Text.RegularExpressions.Regex("/hub"), line =>
        {
            var server = line.ConnectToServer();
            // What is sent first was decided before the other's save was heard of.
            line.OnMessage(frame =>
            {
                var sent = frame.Text ?? "";
                server.Send(isLate ? sent.Replace($"\"version\":{earlier + 1}", $"\"version\":{earlier}") : sent);
            });
        });
        await anna.Page.ReloadAsync();
        var settings = await SettingsPage.OpenAsync(anna, "sites");
        await SaveAsync(Of("Кофе"));
        await Expect(settings.Field("title")).ToHaveValueAsync("Кофе");
        await settings.Field("write").FillAsync("Пишите нам");
        await settings.Save.ClickAsync();
        await Expect(settings.Refusal).ToBeVisibleAsync();
        await Expect(settings.Field("write")).ToHaveValueAsync("Пишите нам");
        Site.Settings.Should().Be(Of("Кофе"));

        isLate = false;
        await settings.Save.ClickAsync();

        await Expect(settings.Save).ToBeHiddenAsync();
        (Site.Settings.Texts["title"], Site.Settings.Texts["write"]).Should().Be(("Кофе", "Пишите нам"));
    }

    [Fact]
    public async Task A_new_site_is_open_at_once_and_its_line_is_copied()
    {
        var settings = await SettingsPage.OpenAsync(await _stage.SignInAsync(_host.Mount), "sites");
        await settings.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await settings.Field("new-site").FillAsync("Магазин");
        await settings.Field("new-site").PressAsync("Enter");
        await Expect(settings.Page.Locator("[data-problem='new-site']")).ToBeVisibleAsync();
        await settings.Field("new-site").FillAsync("shop-2");
        await settings.Field("new-site").PressAsync("Enter");

        await Expect(settings.Page.Locator("[data-site='shop-2']")).ToHaveAttributeAsync("aria-current", "page");
        await Expect(settings.Field("new-site")).ToHaveValueAsync("");
        await settings.Page.Locator("[data-copy]").ClickAsync();
        await Expect(settings.Page.Locator("[data-toast]").Last).ToContainTextAsync("Скопировано");
        (await settings.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).Should().Be(
            """<script type="module" src="/chat/widget.js?site=shop-2" async></script>""");
        await settings.Page.Locator("[data-site='main']").ClickAsync();
        await Expect(settings.Page.Locator("[data-site-form='main']")).ToBeVisibleAsync();
    }

    private static SiteSettings Of(string title) => new() { Texts = new Dictionary<string, string> { ["title"] = title } };

    private Task<Site> SaveAsync(SiteSettings settings) => _host.Chat.Admin.SaveSiteAsync(Site with { Settings = settings });

    private static async Task LookAsync(Microsoft.Playwright.IPage page)
    {
        if (Environment.GetEnvironmentVariable("MULTICHAT_PICTURES") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, "site-preview.png"), FullPage = true });
        }
    }
}
