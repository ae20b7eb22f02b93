using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Widget;

/// <summary>The visitor may end the chat (rule D13).</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class EndingTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task One_question_ends_the_chat_and_a_message_brings_it_back()
    {
        var visitor = await _stage.BeginAsync(_host.Site, "Сколько стоит доставка?");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync();
        var end = visitor.Panel.Locator("[data-end]");
        var question = visitor.Panel.Locator(".ending");

        await end.ClickAsync();
        await Expect(question).ToContainTextAsync("Завершить этот чат?");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(question).ToBeHiddenAsync();
        await Expect(visitor.Field).ToBeVisibleAsync();
        await end.ClickAsync();
        await question.Locator(".yes").ClickAsync();

        await Expect(visitor.Panel.Locator("[data-event=closed]")).ToBeVisibleAsync();
        await Expect(end).ToBeHiddenAsync();
        await Expect(question).ToBeHiddenAsync();
        await Expect(anna.Thread).ToContainTextAsync("Клиент завершил чат");
        await visitor.SayAsync("И ещё вопрос");
        await Expect(end).ToBeVisibleAsync();
        _stage.Complaints.Should().BeEmpty();
    }

    [Theory]
    [Trait("Kind", "Breadth")]
    [InlineData("en", true, false)]
    [InlineData("en", false, true)]
    public Task Axe_finds_nothing_in_other_looks(string language, bool isDark, bool isPhone) => Axe_finds_nothing(language, isDark, isPhone);

    [Theory]
    [InlineData("ru", false, false)]
    [InlineData("ru", true, true)]
    public async Task Axe_finds_nothing(string language, bool isDark, bool isPhone)
    {
        var look = new Look { Language = language, IsDark = isDark, IsPhone = isPhone };
        var anna = await _stage.SignInAsync(_host.Mount, look: look);
        var visitor = await _stage.BeginAsync(_host.Site, "Сколько стоит доставка?", look);
        await anna.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await anna.OpenAsync();
        await visitor.Panel.Locator("[data-end]").ClickAsync();
        await Expect(visitor.Panel.Locator(".ending")).ToBeVisibleAsync();
        await anna.Field.PressSequentiallyAsync("Дос");
        await Expect(visitor.Panel.Locator("[data-typing]")).Not.ToBeEmptyAsync();
        await LookAsync(visitor.Page, $"asks-{language}");
        await visitor.Field.PressSequentiallyAsync("А");
        await Expect(anna.Page.Locator(".typing-line")).ToBeVisibleAsync();
        await LookAsync(anna.Page, $"typing-{language}");
        await visitor.Field.FillAsync("");
        await visitor.Panel.Locator(".ending .yes").ClickAsync();
        await Expect(visitor.Panel.Locator("[data-event=closed]")).ToBeVisibleAsync();
        await Expect(anna.Happened("closed")).ToBeVisibleAsync();
        await LookAsync(anna.Page, $"desk-{language}");
    }

    private static async Task LookAsync(IPage page, string what)
    {
        if (Environment.GetEnvironmentVariable("MULTICHAT_PICTURES") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, $"end-{what}-{page.ViewportSize!.Width}.png") });
        }

        (await Axe.LookAsync(page)).Found.Should().BeEmpty(what);
    }
}
