using Microsoft.Playwright;
using MultiChat.Team;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Browsing;

/// <summary>The console's page of the settings.</summary>
public sealed class SettingsPage(IPage page)
{
    public IPage Page { get; } = page;

    public ILocator Save => Page.Locator("[data-save]");

    public ILocator Discard => Page.Locator("[data-discard]");

    public ILocator NewGroup => Field("new-group");

    public ILocator Entries => Page.Locator("[data-entry]");

    /// <summary>The widget as it is drawn beside a site's fields.</summary>
    public ILocator Preview => Page.Locator("[data-preview]");

    public ILocator Refusal => Page.Locator("[data-refusal]");

    /// <summary>What another has put into a field meanwhile.</summary>
    public ILocator Clash(string field) => Page.Locator($"[data-clash='{field}']");

    public ILocator Main(string part) => Page.Locator($"[data-settings='{part}']");

    public ILocator Link(string part) => Page.Locator($"[data-settings-link='{part}']");

    public ILocator Field(string name) => Page.Locator($"[name='{name}']");

    public ILocator Group(GroupId group) => Field($"group-{group}");

    public static async Task<SettingsPage> OpenAsync(OperatorPage console, string part)
    {
        await console.Page.EvaluateAsync("place => { location.hash = place; }", $"/settings/{part}");
        var settings = new SettingsPage(console.Page);
        await Expect(settings.Main(part)).ToHaveAttributeAsync("aria-busy", "false");
        return settings;
    }

    /// <summary>By the Tab key and Enter.</summary>
    public async Task PressAsync(ILocator wanted, bool back = false)
    {
        await TabKey.GoToAsync(wanted, back);
        await Page.Keyboard.PressAsync("Enter");
    }
}
