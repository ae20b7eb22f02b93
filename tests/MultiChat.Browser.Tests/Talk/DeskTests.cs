using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

[Collection(nameof(Browsing.Talk))]
public sealed class DeskTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;
    private VisitorPage _visitor = null!;
    private OperatorPage _anna = null!;

    public async Task InitializeAsync()
    {
        _host = await ChatHost.StartAsync(new ChatHostOptions { IsImpatient = true });
        _visitor = await _stage.BeginAsync(_host.Site, "Вопрос");
        _anna = await _stage.SignInAsync(_host.Mount);
        await _anna.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // D5: answering another's dialog asks once in the page and leaves the responsible
    [Fact]
    public async Task Answering_anothers_dialog_asks_once()
    {
        await _anna.SayAsync("Ответ Анны");
        var boris = await _stage.SignInAsync(_host.Mount, "boris@example.org");
        await boris.ExpectUnreadAsync("common", 0);
        await boris.Section("common").ClickAsync();
        await boris.OpenAsync();

        await boris.WriteAsync("Добавлю");
        await Expect(boris.Thread.Locator("[data-asks]")).ToContainTextAsync("Анна Петрова");
        await boris.Thread.Locator("[data-asks] button").First.ClickAsync();
        await boris.ExpectStateAsync("Добавлю", "read");
        await boris.SayAsync("И ещё");

        await Expect(boris.Thread.Locator("[data-asks]")).ToHaveCountAsync(0);
        await _visitor.ExpectTextsAsync("Вопрос", "Ответ Анны", "Добавлю", "И ещё");
        await Expect(_anna.Head).ToHaveAttributeAsync("data-responsible", $"{_host.Anna.Id.Value}");
    }

    // D6; close has an undo, which is a second command
    [Fact]
    public async Task Closing_is_undone_from_the_toast()
    {
        await _anna.SayAsync("Ответ");
        await _anna.Command("close").ClickAsync();
        await Expect(_anna.Head).ToHaveAttributeAsync("data-status", "archived");

        await _anna.Toasts.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Отменить" }).ClickAsync();

        await Expect(_anna.Happened("reopened")).ToHaveCountAsync(1);
        await Expect(_anna.Head).ToHaveAttributeAsync("data-status", "open");
        await _anna.SayAsync("Ещё ответ");
        await _visitor.ExpectTextsAsync("Вопрос", "Ответ", "Ещё ответ");
    }

    // M5, invariant 9: sending an edited message again neither doubles it nor brings the old text back
    [Fact]
    public async Task An_edited_message_that_is_sent_again_stays_edited()
    {
        await _visitor.CloseTabAsync();
        await _anna.SayAsync("Старый текст");
        await _anna.EditAsync("Старый текст", "Новый текст");
        await _anna.ExpectMarkAsync("Новый текст", "visitor-left");

        await _anna.Message("Новый текст").Locator(".mark-button").ClickAsync();

        await _anna.ExpectStateAsync("Новый текст", "accepted");
        await _anna.ExpectMarkAsync("Новый текст", "visitor-left");
        await _anna.ExpectTextsAsync("Вопрос", "Новый текст");
        await using var observer = await Stage.ObserveAsync(_host.Mount);
        (await observer.ListTextsAsync()).Should().Equal("Вопрос", "Новый текст");
    }

    // page API: reset() on a shared computer forgets token and history; the operators keep the dialog
    [Fact]
    public async Task A_reset_browser_is_a_new_visitor()
    {
        await _visitor.Page.EvaluateAsync("() => document.querySelector('multi-chat').reset()");
        await Expect(_visitor.Panel).ToBeHiddenAsync();
        await _visitor.OpenAsync();
        await Expect(_visitor.Bubbles).ToHaveCountAsync(0);

        await _visitor.SayAsync("Я другой человек");

        await _visitor.ExpectTextsAsync("Я другой человек");
        await Expect(_anna.Rows).ToHaveCountAsync(2);
        await _anna.ExpectTextsAsync("Вопрос");
        await _visitor.Page.ReloadAsync();
        await _visitor.OpenAsync();
        await _visitor.ExpectTextsAsync("Я другой человек");
    }

    // docs/wire.md, the visitor push "ended": coming back by itself the page would be somebody new
    [Fact]
    public async Task A_browser_that_the_host_forgot_is_nobody_until_its_person_opens_the_chat()
    {
        var asked = 0;
        _visitor.Page.Request += (_, request) => asked += request.Url.EndsWith("/identity", StringComparison.Ordinal) && request.Method == "POST" ? 1 : 0;
        var isGuest = _visitor.Page.RunAndWaitForWebSocketAsync(() =>
            _visitor.Page.EvaluateAsync("() => fetch('/chat/v1/s/main/identity', { method: 'DELETE', headers: { 'X-MultiChat': '1' } })"));

        await Expect(_visitor.Panel).ToBeHiddenAsync();
        await isGuest;
        await Expect(_visitor.Launcher).ToBeVisibleAsync();
        asked.Should().Be(0);

        await _visitor.OpenAsync();
        await Expect(_visitor.Bubbles).ToHaveCountAsync(0);
        await _visitor.SayAsync("Я другой человек");
        await Expect(_anna.Rows).ToHaveCountAsync(2);
    }
}
