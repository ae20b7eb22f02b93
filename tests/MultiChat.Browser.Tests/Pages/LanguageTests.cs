using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Pages;

/// <summary>The console speaks the language that is chosen in it, with the host's own words of that language and no other.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class LanguageTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync(new ChatHostOptions
    {
        Texts = new Dictionary<string, Dictionary<string, string>>
        {
            ["ru"] = new() { ["section.mine"] = "Мои чаты", ["signIn.title"] = "Вход в лавку" },
            ["de"] = new() { ["section.mine"] = "Meine", ["signIn.title"] = "Anmelden" },
        },
    });

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task The_words_change_with_the_choice_on_both_pages()
    {
        var profile = await _stage.NewProfileAsync();
        var page = await profile.NewPageAsync();
        await page.GotoAsync($"{_host.Mount}/console");
        var choice = page.Locator(".language-choice");
        var title = page.Locator("#sign-in-title");
        await Expect(title).ToHaveTextAsync("Вход в лавку");
        await Expect(choice.Locator("option")).ToHaveTextAsync(["Русский", "English", "Deutsch"]);
        await choice.SelectOptionAsync("de");
        await Expect(title).ToHaveTextAsync("Anmelden");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");

        var anna = await _stage.SignInAsync(_host.Mount, profile: profile);
        var mine = anna.Section("mine").Locator(".section-name");
        await Expect(mine).ToHaveTextAsync("Meine");
        await anna.Page.Locator(".profile").ClickAsync();
        await anna.Page.Locator(".language-choice").SelectOptionAsync("en");
        await Expect(mine).ToHaveTextAsync("Mine");
        await anna.Page.Locator(".language-choice").SelectOptionAsync("ru");
        await Expect(mine).ToHaveTextAsync("Мои чаты");
        await anna.Page.ReloadAsync();
        await Expect(mine).ToHaveTextAsync("Мои чаты");
    }
}
