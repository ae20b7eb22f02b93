using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using OtpNet;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Account;

/// <summary>How people come in: by a letter, by a link, with a code; and what they do with their own account.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class AccountTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const string Own = "мой собственный пароль";

    private readonly Stage _stage = new(chromium, output);
    private readonly List<string> _found = [];
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact] // T2, T6
    public async Task Whoever_is_added_comes_in_by_their_letter_and_chooses_a_password()
    {
        var anna = await _stage.SignInAsync(_host.Mount);
        var team = await TeamPage.OpenAsync(anna);
        await team.Page.Locator("[data-add-member]").ClickAsync();
        await team.Page.Locator("[name='firstName']").FillAsync("Вера");
        await team.Page.Locator("[name='lastName']").FillAsync("Орлова");
        await team.Page.Locator("[name='email']").FillAsync("vera@example.org");
        await team.Save.ClickAsync();
        var password = Letterbox.PasswordIn(await Letterbox.ReadAsync(anna.Page.Context, _host.Mount, "Доступ в «Лавка»"));

        var vera = await OpenAsync();
        await Field(vera, "email").FillAsync("vera@example.org");
        await Field(vera, "password").FillAsync(password);
        await Submit(vera).ClickAsync();
        await Expect(Field(vera, "newPassword")).ToBeFocusedAsync();
        await LookAsync(vera, "a password of one's own");
        await Field(vera, "newPassword").FillAsync("короче");
        await Submit(vera).ClickAsync();
        await Expect(vera.Locator("[role='alert']").Filter(new() { HasText = "8" })).ToBeVisibleAsync();
        await Field(vera, "newPassword").FillAsync(Own);
        await vera.Keyboard.PressAsync("Enter");

        await Expect(vera.Locator(".rail")).ToBeVisibleAsync();
        _found.Should().BeEmpty();
    }

    [Fact] // T7
    public async Task A_forgotten_password_is_chosen_anew_by_a_link_that_leaves_the_address()
    {
        var anna = await _stage.SignInAsync(_host.Mount);
        var boris = await OpenAsync();
        await Field(boris, "email").FillAsync("boris@example.org");
        await boris.Locator("[data-forgot]").ClickAsync();
        await Expect(Field(boris, "email")).ToHaveValueAsync("boris@example.org");
        await LookAsync(boris, "a forgotten password");
        await Submit(boris).ClickAsync();
        await Expect(boris.GetByText("спам")).ToBeVisibleAsync();
        var link = Letterbox.LinkIn(await Letterbox.ReadAsync(anna.Page.Context, _host.Mount, "Новый пароль"));

        await boris.GotoAsync("about:blank");
        await boris.GotoAsync(link);
        await LookAsync(boris, "a link");
        await Field(boris, "password").FillAsync(Own);
        await Submit(boris).ClickAsync();

        await Expect(boris.Locator(".rail")).ToBeVisibleAsync();
        boris.Url.Should().NotContain("password");
        var again = await OpenAsync(link);
        await Field(again, "password").FillAsync("ещё один пароль");
        await Submit(again).ClickAsync();
        await Expect(again.GetByText("не работает").Or(again.GetByText("не действует")).Or(again.GetByText("устарела")).First).ToBeVisibleAsync();
        _found.Should().BeEmpty();
    }

    [Fact] // T7
    public async Task A_second_factor_is_turned_on_and_asked_for()
    {
        var boris = (await _stage.SignInAsync(_host.Mount, "boris@example.org")).Page;
        await GoAsync(boris, "/profile");
        await boris.Locator("[data-factor-on]").ClickAsync();
        await Field(boris, "password").Last.FillAsync(ChatHost.Password);
        await boris.Keyboard.PressAsync("Enter");
        var secret = (await boris.Locator("[data-secret]").InnerTextAsync()).Replace(" ", "");
        await LookAsync(boris, "an offer of a second factor");
        await Field(boris, "code").FillAsync(CodeOf(secret, 0));
        await boris.Keyboard.PressAsync("Enter");
        await Expect(boris.Locator("[data-done]")).ToBeVisibleAsync();
        await LookAsync(boris, "recovery codes");
        await boris.Locator("[data-done]").ClickAsync();
        await Expect(boris.Locator("[data-factor='on']")).ToBeVisibleAsync();

        var page = await OpenAsync();
        await Field(page, "email").FillAsync("boris@example.org");
        await Field(page, "password").FillAsync(ChatHost.Password);
        await Submit(page).ClickAsync();
        await Expect(Field(page, "code")).ToBeFocusedAsync();
        await LookAsync(page, "a code");
        // The code of the next half minute counts already, and the one of this has been used.
        await Field(page, "code").FillAsync(CodeOf(secret, 1));
        await Submit(page).ClickAsync();
        await Expect(page.Locator(".rail")).ToBeVisibleAsync();
        _found.Should().BeEmpty();
    }

    [Fact] // T7
    public async Task A_changed_password_keeps_this_page_and_ends_the_others()
    {
        var here = (await _stage.SignInAsync(_host.Mount, "boris@example.org")).Page;
        var there = (await _stage.SignInAsync(_host.Mount, "boris@example.org")).Page;
        await GoAsync(here, "/profile");
        await LookAsync(here, "the profile");
        await here.Locator("[data-change-password]").ClickAsync();
        await Expect(Field(here, "password")).ToBeFocusedAsync();
        await Field(here, "password").FillAsync(ChatHost.Password);
        await Field(here, "newPassword").FillAsync(Own);
        await LookAsync(here, "another password");
        await here.Keyboard.PressAsync("Enter");

        await Expect(there.Locator("form [name='email']")).ToBeVisibleAsync();
        await GoAsync(here, "/mine");
        await Expect(here.Locator(".rail")).ToBeVisibleAsync();
        await Expect(here.Locator("form [name='email']")).ToHaveCountAsync(0);
        _found.Should().BeEmpty();
    }

    private async Task<IPage> OpenAsync(string? address = null)
    {
        var profile = await _stage.NewProfileAsync();
        var page = await profile.NewPageAsync();
        await page.GotoAsync(address ?? $"{_host.Mount}/console");
        return page;
    }

    private static Task GoAsync(IPage page, string place) => page.EvaluateAsync("place => { location.hash = place; }", place);

    private static ILocator Field(IPage page, string name) => page.Locator($"input[name='{name}']");

    private static ILocator Submit(IPage page) => page.Locator("button[type='submit']");

    private static string CodeOf(string secret, int later) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(DateTime.UtcNow.AddSeconds(30 * later));

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
