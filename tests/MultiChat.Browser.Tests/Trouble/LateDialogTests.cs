using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Trouble;

/// <summary>Dialogs come after the page. A key that opens one works at the first press all the same.</summary>
[Collection(nameof(Browsing.Trouble))]
public sealed class LateDialogTests(Chromium chromium, ITestOutputHelper output)
{
    [Fact]
    public async Task A_dialog_that_is_on_its_way_holds_the_keys_and_opens_when_it_has_come()
    {
        await using var host = await ChatHost.StartAsync();
        await using var stage = new Stage(chromium, output);
        await stage.BeginAsync(host.Site, "Сколько стоит доставка?");
        var profile = await stage.NewProfileAsync();
        var way = new TaskCompletionSource();
        await profile.RouteAsync("**/assets/dialogs-*.js", async route =>
        {
            await way.Task;
            await route.FallbackAsync();
        });
        var anna = await stage.SignInAsync(host.Mount, profile: profile);
        await anna.OpenAsync();
        await anna.Field.FocusAsync();

        await anna.Page.Keyboard.PressAsync("Control+KeyK");
        await anna.Page.Keyboard.TypeAsync("арх");
        await Expect(anna.Page.Locator("dialog[open]")).ToHaveCountAsync(1);
        await Expect(anna.Field).ToHaveValueAsync("");
        way.SetResult();

        await Expect(anna.Page.Locator("dialog[open] [role=combobox]")).ToBeFocusedAsync();
        await anna.Page.Keyboard.TypeAsync("арх");
        await anna.Page.Keyboard.PressAsync("Enter");
        await Expect(anna.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Expect(anna.Section("archive")).ToHaveAttributeAsync("aria-current", "true");
    }

    [Fact]
    public async Task A_dialog_that_gets_lost_says_so_and_gives_the_focus_back()
    {
        await using var host = await ChatHost.StartAsync();
        await using var stage = new Stage(chromium, output);
        await stage.BeginAsync(host.Site, "Сколько стоит доставка?");
        var profile = await stage.NewProfileAsync();
        await profile.RouteAsync("**/assets/dialogs-*.js", route => route.AbortAsync());
        var anna = await stage.SignInAsync(host.Mount, profile: profile);
        await anna.OpenAsync();
        await anna.Field.FocusAsync();

        await anna.Page.Keyboard.PressAsync("Control+KeyK");
        await Expect(anna.Page.Locator("dialog[open] [role=alert]")).ToBeVisibleAsync();
        (await Axe.LookAsync(anna.Page)).Found.Should().BeEmpty();
        await anna.Page.Keyboard.PressAsync("Escape");

        await Expect(anna.Field).ToBeFocusedAsync();
    }
}
