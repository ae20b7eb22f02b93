using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

[Collection(nameof(Browsing.Talk))]
public sealed class ConversationTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // M1, M3, M9, M10
    [Fact]
    public async Task Cyrillic_and_emoji_go_both_ways_and_are_marked_as_delivered_and_read()
    {
        const string Question = "Здравствуйте! Ёлка ещё есть? 🎄👨‍👩‍👧‍👦 <b>не жирно</b>";
        const string Answer = "Да, ёлок много 🌲🇷🇺 — приезжайте";
        var visitor = await _stage.BeginAsync(_host.Site, Question);
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.ExpectUnreadAsync("mine", 1);
        await anna.OpenAsync();
        await anna.ExpectTextsAsync(Question);
        await anna.ExpectUnreadAsync("mine", 0);
        await visitor.ExpectStateAsync(Question, "read");

        await anna.SayAsync(Answer);

        await visitor.ExpectTextsAsync(Question, Answer);
        await anna.ExpectStateAsync(Answer, "read");
        await Expect(visitor.Happened("joined")).ToContainTextAsync("Анна Петрова");
    }

    // M3, M4: a page applied it, panel open or not; D10: unread
    [Fact]
    public async Task A_message_is_delivered_while_the_panel_is_closed_after_a_reload()
    {
        var visitor = await _stage.BeginAsync(_host.Site, "Есть кто?");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync();
        await visitor.CloseButton.ClickAsync();
        await visitor.Page.ReloadAsync();
        await visitor.ExpectJoinedAsync();
        await Expect(visitor.Panel).ToBeHiddenAsync();

        await anna.SayAsync("Есть");

        await anna.ExpectStateAsync("Есть", "delivered");
        await Expect(visitor.Launcher).ToHaveAccessibleNameAsync("Чат, 1 непрочитанное сообщение");
        await visitor.OpenAsync();
        await anna.ExpectStateAsync("Есть", "read");
        await visitor.CloseButton.ClickAsync();
        await Expect(visitor.Launcher).ToHaveAccessibleNameAsync("Чат");
    }

    // D6, D7, D11
    [Fact]
    public async Task A_clients_message_brings_a_dialog_back_from_the_archive_on_both_pages()
    {
        var visitor = await _stage.BeginAsync(_host.Site, "Первый вопрос");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync();
        await anna.SayAsync("Первый ответ");
        await anna.Command("close").ClickAsync();

        await Expect(visitor.Happened("closed")).ToBeVisibleAsync();
        await Expect(visitor.Note).ToHaveAttributeAsync("data-note", "archivedHint");
        await Expect(anna.Happened("closed")).ToBeVisibleAsync();
        await Expect(anna.Head).ToHaveAttributeAsync("data-status", "archived");
        await Expect(anna.Field).ToBeHiddenAsync();
        await Expect(anna.Rows).ToHaveCountAsync(0);
        await anna.Section("archive").ClickAsync();
        await Expect(anna.Rows).ToHaveCountAsync(1);
        await anna.OpenAsync();

        await visitor.SayAsync("Второй вопрос");

        await Expect(anna.Happened("reopened")).ToContainTextAsync("Новое обращение № 2");
        await Expect(anna.Head.Locator(".thread-inquiry")).ToHaveTextAsync("Обращение 2");
        await Expect(anna.Head).ToHaveAttributeAsync("data-status", "open");
        await Expect(anna.Rows).ToHaveCountAsync(0);
        await Expect(visitor.Note).ToHaveCountAsync(0);
        await anna.ExpectTextsAsync("Первый вопрос", "Первый ответ", "Второй вопрос");
        await visitor.ExpectTextsAsync("Первый вопрос", "Первый ответ", "Второй вопрос");
        await anna.Section("mine").ClickAsync();
        await Expect(anna.Rows).ToHaveCountAsync(1);
    }
}
