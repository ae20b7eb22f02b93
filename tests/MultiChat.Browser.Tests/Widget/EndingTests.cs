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
}
