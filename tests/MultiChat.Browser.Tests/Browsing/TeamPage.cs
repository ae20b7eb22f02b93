using Microsoft.Playwright;
using MultiChat.Team;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Browsing;

/// <summary>The console's page of the team.</summary>
public sealed class TeamPage(IPage page)
{
    public IPage Page { get; } = page;

    public ILocator Main => Page.Locator(".team-main");

    public ILocator Grid => Page.Locator(".week-grid");

    public ILocator Holes => Page.Locator(".coverage-hole");

    public ILocator Save => Page.Locator("[data-save]");

    /// <summary>What the last save of hours has changed.</summary>
    public ILocator Told => Page.Locator("[data-told='true']");

    public ILocator Row(MemberId member) => Page.Locator($"[data-member-row='{member}']");

    public ILocator Tick(MemberId member) => Row(member).Locator("input");

    public ILocator Link(MemberId member) => Row(member).Locator("a");

    /// <summary>A day's text, Monday being 0.</summary>
    public ILocator Hours(int day) => Page.Locator($"[data-day-text='{day}']");

    public static async Task<TeamPage> OpenAsync(OperatorPage console, string place = "/team")
    {
        await console.Page.EvaluateAsync("place => { location.hash = place; }", place);
        var team = new TeamPage(console.Page);
        await Expect(team.Page.Locator(".people-scroll")).ToHaveAttributeAsync("aria-busy", "false");
        return team;
    }

    public async Task PressAsync(string key, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await Page.Keyboard.PressAsync(key);
        }
    }
}
