using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Pages;

[Collection(nameof(Browsing.Pages))]
public sealed class SessionTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // T3, T7; drafts are kept per dialog, survive a reload, and signing out warns and erases them
    [Fact]
    public async Task An_operator_signs_in_keeps_a_draft_and_signs_out()
    {
        await _stage.BeginAsync(_host.Site, "Добрый день");
        var page = await (await _stage.NewProfileAsync()).NewPageAsync();
        var anna = new OperatorPage(page);
        await page.GotoAsync($"{_host.Mount}/console");
        await page.Locator("#email").FillAsync("Anna@Example.org ");
        await page.Locator("#password").FillAsync("not the password");
        await page.Locator("#password").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Неверный e-mail или пароль");
        await page.Locator("#password").FillAsync(ChatHost.Password);
        await page.Locator("[type='submit']").ClickAsync();
        await anna.OpenAsync();

        await anna.Field.FillAsync("Не дописано");
        await page.ReloadAsync();
        await Expect(anna.Field).ToHaveValueAsync("Не дописано");
        await Expect(anna.Rows).ToContainTextAsync("Не дописано");
        await Expect(anna.Bubbles).ToHaveCountAsync(1);

        await page.Locator(".profile").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Выйти" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("1 черновик");
        await page.Locator("[data-sign-out]").ClickAsync();
        await Expect(page.Locator("#email")).ToBeVisibleAsync();
        (await page.EvaluateAsync<string>("() => JSON.stringify(localStorage)")).Should().NotContain("Не дописано");
        await page.ReloadAsync();
        await Expect(page.Locator("#email")).ToBeVisibleAsync();
        (await page.Context.APIRequest.GetAsync($"{_host.Mount}/v1/session")).Status.Should().Be(401);
    }
}
