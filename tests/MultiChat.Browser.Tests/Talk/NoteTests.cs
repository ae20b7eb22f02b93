using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

/// <summary>Operators tell each other what the visitor never hears (rule D12).</summary>
[Collection(nameof(Browsing.Talk))]
public sealed class NoteTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const string Note = "Просит скидку, больше 10 % не давать";
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;
    private VisitorPage _visitor = null!;
    private OperatorPage _anna = null!;
    private OperatorPage _boris = null!;

    public async Task InitializeAsync()
    {
        _host = await ChatHost.StartAsync();
        _visitor = await _stage.BeginAsync(_host.Site, "Сколько стоит доставка?");
        _anna = await _stage.SignInAsync(_host.Mount);
        _boris = await _stage.SignInAsync(_host.Mount, "boris@example.org");
        await _anna.OpenAsync();
        await _boris.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_note_stands_in_every_operators_thread_and_on_no_page_of_the_visitor()
    {
        await _anna.Page.Keyboard.PressAsync("Alt+KeyN");
        await Expect(Mode(_anna, "note")).ToHaveAttributeAsync("aria-pressed", "true");
        await _anna.Field.FillAsync(Note);
        await _anna.Field.PressAsync("Control+Enter");

        await Expect(Notes(_boris)).ToContainTextAsync(Note);
        await Expect(Notes(_boris)).ToContainTextAsync("Заметка: Анна Петрова");
        await Expect(Notes(_anna)).ToContainTextAsync("Ваша заметка");
        await Expect(_anna.Field).ToHaveValueAsync("");
        await Expect(Mode(_anna, "note")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(_anna.Head.Locator(".thread-responsible")).Not.ToHaveTextAsync("Анна Петрова");
        await Mode(_anna, "answer").ClickAsync();
        await _anna.WriteAsync("Доставка стоит 300 рублей");
        await _visitor.ExpectTextsAsync("Сколько стоит доставка?", "Доставка стоит 300 рублей");
        (await _visitor.Page.ContentAsync()).Should().NotContain("скидку");
    }

    [Fact]
    public async Task A_note_that_is_begun_is_never_sent_as_an_answer_whatever_is_switched_or_reloaded()
    {
        await Mode(_anna, "note").ClickAsync();
        await _anna.Field.FillAsync(Note);
        await Mode(_anna, "answer").ClickAsync();
        await Expect(_anna.Field).ToHaveValueAsync("");
        await _anna.Page.ReloadAsync();

        await Expect(Mode(_anna, "note")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(_anna.Field).ToHaveValueAsync(Note);
        await _anna.Field.PressAsync("Control+Enter");
        await Expect(Notes(_boris)).ToContainTextAsync(Note);
        await _visitor.ExpectTextsAsync("Сколько стоит доставка?");
    }

    private static Microsoft.Playwright.ILocator Mode(OperatorPage page, string mode) => page.Page.Locator($"[data-mode={mode}]");

    private static Microsoft.Playwright.ILocator Notes(OperatorPage page) => page.Thread.Locator("[data-note]");
}
