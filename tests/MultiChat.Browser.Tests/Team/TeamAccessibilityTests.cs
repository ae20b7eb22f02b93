using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Schedules;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Team;

/// <summary>axe finds nothing on the pages of the team: WCAG 2.2 A and AA, in both themes.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class TeamAccessibilityTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private readonly List<string> _found = [];
    private ChatHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await ChatHost.StartAsync();
        await _host.Chat.Admin.SetHoursAsync([_host.Boris], WeeklyHours.Parse("Mon-Fri 09:00-12:59, 14:00-18:00; Sat 22:00-06:00"), zone: null);
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task The_team(string language)
    {
        var team = await TeamPage.OpenAsync(await _stage.SignInAsync(_host.Mount, look: new Look { Language = language }));
        await Expect(team.Link(_host.Boris.Id)).ToBeVisibleAsync();
        await LookAsync(team.Page, "people");
        await team.Page.Locator("[data-add-member]").ClickAsync();
        await team.Page.Locator("[name='firstName']").FillAsync("Вера");
        await team.Save.ClickAsync();
        await Expect(team.Page.Locator("[data-problem='email']")).ToBeVisibleAsync();
        await LookAsync(team.Page, "a new member without an e-mail");
        await team.Link(_host.Boris.Id).ClickAsync();
        await team.Page.Locator("[name='lastName']").FillAsync("Орлов");
        await Expect(team.Save).ToBeVisibleAsync();
        await LookAsync(team.Page, "a member, edited");
        await team.Page.Locator("button[data-access]").ClickAsync();
        await LookAsync(team.Page, "what disabling means");
        await team.Page.Keyboard.PressAsync("Escape");
        await team.Tick(_host.Anna.Id).ClickAsync();
        await team.Tick(_host.Boris.Id).ClickAsync();
        await Expect(team.Page.Locator("[data-cell='differs']").First).ToBeVisibleAsync();
        await team.Hours(6).FillAsync("9-9");
        await team.Hours(0).FocusAsync();
        await Expect(team.Page.Locator("[data-day-problem='6']")).ToBeVisibleAsync();
        await Expect(team.Holes.First).ToBeVisibleAsync();
        await LookAsync(team.Page, "a week of two");
        _found.Should().BeEmpty();
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
