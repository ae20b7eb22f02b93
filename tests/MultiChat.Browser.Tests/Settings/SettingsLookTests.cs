using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Team;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Settings;

/// <summary>The settings for whom they are, on a phone, and as axe sees them: WCAG 2.2 A and AA, in both themes.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class SettingsLookTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private readonly List<string> _found = [];
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task Axe_finds_nothing(string language)
    {
        var settings = await SettingsPage.OpenAsync(await _stage.SignInAsync(_host.Mount, look: new Look { Language = language }), "project");
        await settings.Field("name").FillAsync("");
        await settings.Save.ClickAsync();
        await Expect(settings.Page.Locator("[data-problem='name']")).ToBeVisibleAsync();
        await LookAsync(settings.Page, "a project without a name");
        await settings.Discard.ClickAsync();
        await settings.Link("sites").ClickAsync();
        await settings.Field("consent").FillAsync("Согласен на обработку персональных данных");
        await settings.Field("color").FillAsync("red");
        await settings.Save.ClickAsync();
        await Expect(settings.Page.Locator("[data-problem='color']")).ToBeVisibleAsync();
        await LookAsync(settings.Page, "a site with a wrong colour");
        await settings.Discard.ClickAsync();
        await settings.Link("groups").ClickAsync();
        await Expect(settings.Page.Locator(".settings-empty")).ToBeVisibleAsync();
        await LookAsync(settings.Page, "no groups");
        await _host.Chat.Admin.AddGroupAsync(_host.Anna.Project, "Продажи");
        var group = await _host.Chat.Admin.AddGroupAsync(_host.Anna.Project, "Возвраты");
        await settings.Group(group.Id).FillAsync("Продажи");
        await settings.Save.ClickAsync();
        await Expect(settings.Page.Locator($"[data-problem='{group.Id}']")).ToBeVisibleAsync();
        await LookAsync(settings.Page, "a name that is taken");
        await settings.Link("history").ClickAsync();
        await Expect(settings.Entries.First).ToBeVisibleAsync();
        await LookAsync(settings.Page, "the history");
        _found.Should().BeEmpty();
    }

    [Fact] // T1
    public async Task They_come_with_their_right_a_desk_or_not_and_the_history_is_for_administrators()
    {
        var boris = await _stage.SignInAsync(_host.Mount, "boris@example.org");
        await Expect(boris.Page.Locator("[data-section='settings']")).ToHaveCountAsync(0);

        await _host.Chat.Admin.SetRightsAsync(_host.Boris, Rights.ProjectSettings);
        await boris.Page.Locator("[data-section='settings']").ClickAsync();
        var settings = new SettingsPage(boris.Page);
        await Expect(settings.Link("groups")).ToBeVisibleAsync();
        await Expect(settings.Link("history")).ToHaveCountAsync(0);
        await settings.Page.EvaluateAsync("() => { location.hash = '/settings/history'; }");
        await settings.Field("name").FillAsync("Чайная");
        await settings.Save.ClickAsync();
        await Expect(settings.Save).ToBeHiddenAsync();
        _host.Chat.Admin.Projects[0].Project.Name.Should().Be("Чайная");
    }

    [Fact]
    public async Task On_a_phone_one_pane_stands_at_a_time_and_back_leads_to_the_list()
    {
        var anna = await _stage.SignInAsync(_host.Mount, look: new Look { IsPhone = true });
        await anna.Page.Locator("[data-section='more']").TapAsync();
        await anna.Page.Locator(".menu-item[href='#/settings']").TapAsync();
        var settings = new SettingsPage(anna.Page);
        await Expect(settings.Main("project")).ToHaveCountAsync(0);
        await settings.Link("history").TapAsync();
        await Expect(settings.Entries.First).ToBeVisibleAsync();
        await Expect(settings.Link("project")).ToBeHiddenAsync();
        (await anna.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue();

        await settings.Page.Locator(".settings-head a").TapAsync();
        await settings.Link("sites").TapAsync();
        await Expect(settings.Preview).ToBeVisibleAsync();
        (await anna.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue();
        await settings.Page.Locator(".settings-head a").TapAsync();
        await Expect(settings.Link("project")).ToBeVisibleAsync();
        await settings.Link("project").TapAsync();
        await settings.Field("name").FillAsync("Чайная");
        await settings.Page.GoBackAsync();
        await Expect(settings.Link("project")).ToBeVisibleAsync();
        await settings.Link("project").TapAsync();
        await Expect(settings.Field("name")).ToHaveValueAsync("Чайная");
    }

    /// <summary>In both themes.</summary>
    private async Task LookAsync(IPage page, string state)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
        var dark = await Axe.LookAtColoursAsync(page);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        var light = await Axe.LookAsync(page);
        _found.AddRange(dark.Found.Select(what => $"{state}, dark: {what}"));
        _found.AddRange(light.Found.Select(what => $"{state}, light: {what}"));
    }
}
