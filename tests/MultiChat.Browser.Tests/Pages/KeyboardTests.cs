using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Dialogs;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Pages;

/// <summary>Nothing is clicked here.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class KeyboardTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // M8, Esc closes and focus returns
    [Fact]
    public async Task A_visitor_opens_writes_sends_and_closes()
    {
        var visitor = await _stage.VisitAsync(_host.Site);
        var keys = visitor.Page.Keyboard;
        await Expect(visitor.Launcher).ToBeVisibleAsync();
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await Expect(visitor.Page.Locator("#buy")).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        await Expect(visitor.Launcher).ToBeFocusedAsync();

        await keys.PressAsync("Enter");
        await Expect(visitor.Field).ToBeFocusedAsync();
        await keys.TypeAsync("Первая строка");
        await keys.PressAsync("Shift+Enter");
        await keys.TypeAsync("вторая строка");
        await keys.PressAsync("Enter");
        await Expect(visitor.Bubbles).ToHaveAttributeAsync("data-state", "sent");
        await Expect(visitor.Bubbles.Locator(".bubble")).ToHaveTextAsync("Первая строка\nвторая строка", new() { UseInnerText = true });
        await Expect(visitor.Field).ToBeFocusedAsync();
        await keys.PressAsync("Escape");

        await Expect(visitor.Panel).ToBeHiddenAsync();
        await Expect(visitor.Launcher).ToBeFocusedAsync();
    }

    // M8, E1, Console, keys: by code, so that any layout works
    [Fact]
    public async Task An_operator_picks_answers_edits_closes_and_walks_through_the_sections()
    {
        var older = await _stage.BeginAsync(_host.Site, "Старый диалог");
        var newer = await _stage.BeginAsync(_host.Site, "Новый диалог");
        var anna = await _stage.SignInAsync(_host.Mount);
        var keys = anna.Page.Keyboard;
        await Expect(anna.Rows).ToHaveCountAsync(2);

        await keys.PressAsync("Alt+KeyJ");
        await anna.ExpectTextsAsync("Старый диалог");
        await Expect(anna.Field).ToBeFocusedAsync();
        await keys.PressAsync("Alt+ArrowDown");
        await anna.ExpectTextsAsync("Новый диалог");
        await keys.PressAsync("Alt+ArrowUp");
        await anna.ExpectTextsAsync("Старый диалог");
        await keys.PressAsync("Alt+KeyJ");
        await anna.ExpectTextsAsync("Новый диалог");
        await Expect(anna.Field).ToBeFocusedAsync();

        await keys.TypeAsync("Строка");
        await keys.PressAsync("Enter");
        await keys.TypeAsync("и ещё");
        await keys.PressAsync("Control+Enter");
        await newer.ExpectTextsAsync("Новый диалог", "Строка\nи ещё");
        await Expect(anna.Field).ToHaveValueAsync("");
        await anna.ExpectStateAsync("Строка\nи ещё", "read");
        await keys.PressAsync("ArrowUp");
        await Expect(anna.Editor.Locator("textarea")).ToBeFocusedAsync();
        await keys.TypeAsync("!");
        await keys.PressAsync("Control+Enter");
        await newer.ExpectTextsAsync("Новый диалог", "Строка\nи ещё!");
        await Expect(anna.Field).ToBeFocusedAsync();

        await keys.PressAsync("Alt+KeyE");
        await Expect(newer.Happened("closed")).ToBeVisibleAsync();
        await keys.PressAsync("Alt+Digit3");
        await Expect(anna.Section("archive")).ToHaveAttributeAsync("aria-current", "true");
        await Expect(anna.Rows).ToHaveCountAsync(1);
        await keys.PressAsync("Alt+Digit2");
        await Expect(anna.Section("common")).ToHaveAttributeAsync("aria-current", "true");
        await Expect(anna.Rows).ToHaveCountAsync(0);
        await keys.PressAsync("Alt+Digit1");
        await Expect(anna.Section("mine")).ToHaveAttributeAsync("aria-current", "true");
        await keys.PressAsync("Alt+KeyJ");
        await anna.ExpectTextsAsync("Старый диалог");
        await keys.PressAsync("Alt+KeyA");
        await Expect(older.Happened("joined")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_panel_closed_by_Escape_opens_again_at_the_very_next_key()
    {
        await _stage.BeginAsync(_host.Site, "Здравствуйте");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.Page.Keyboard.PressAsync("Alt+KeyJ");
        await Expect(anna.Field).ToBeFocusedAsync();
        await TabKey.GoToAsync(anna.Page.Locator("[data-emoji]"));
        await anna.Page.Keyboard.PressAsync("Enter");
        await Expect(anna.Page.Locator(".emoji-inside input")).ToBeFocusedAsync();

        await QuickKeys.PressAsync(anna.Page, "Escape", "Enter");

        await Expect(anna.Page.Locator(".emoji-inside input")).ToBeFocusedAsync();
    }

    // E4: by keyboard alone each waiting client is answered once, whatever an answer does to the list
    [Fact]
    public async Task Next_goes_from_one_waiting_client_to_another_until_all_are_answered()
    {
        string[] texts = ["Первый", "Второй", "Третий", "Четвёртый"];
        foreach (var text in texts)
        {
            await _stage.BeginAsync(_host.Site, text);
        }

        var anna = await _stage.SignInAsync(_host.Mount);
        var keys = anna.Page.Keyboard;
        await Expect(anna.Rows).ToHaveCountAsync(4);
        foreach (var text in texts)
        {
            await keys.PressAsync("Alt+KeyJ");
            await anna.ExpectTextsAsync(text);
            await Expect(anna.Field).ToBeFocusedAsync();
            await keys.TypeAsync("Ответ");
            await keys.PressAsync("Control+Enter");
            await anna.ExpectTextsAsync(text, "Ответ");
        }

        await keys.PressAsync("Alt+KeyJ");
        await Expect(anna.Toasts).ToContainTextAsync("Всё отвечено");
        await anna.ExpectTextsAsync("Четвёртый", "Ответ");
    }

    // A colleague's act takes the dialog out of the list, and not one's place in it
    [Fact]
    public async Task The_arrows_go_on_from_where_a_dialog_stood_that_left_the_list()
    {
        var visitors = new List<VisitorClient>();
        foreach (var text in new[] { "Первый", "Второй", "Третий" })
        {
            visitors.Add(await Client.WriteAsync(_host.Mount, [text]));
        }

        await using var boris = await Stage.ObserveAsync(_host.Mount);
        var second = new DialogId((await boris.ListAsync("mine")).List("rows").Single(row => row.GetProperty("last").Text("text") == "Второй").Id("id"));
        var anna = await _stage.SignInAsync(_host.Mount);
        var keys = anna.Page.Keyboard;
        await anna.OpenAsync("Второй");
        await boris.CloseAsync(second, SawResponsible.Nobody);
        await Expect(anna.Rows).ToHaveCountAsync(2);

        await keys.PressAsync("Alt+ArrowDown");
        await anna.ExpectTextsAsync("Третий");
        await anna.Page.GoBackAsync();
        await anna.ExpectTextsAsync("Второй");
        await keys.PressAsync("Alt+ArrowUp");
        await anna.ExpectTextsAsync("Первый");
        foreach (var visitor in visitors)
        {
            await visitor.DisposeAsync();
        }
    }

    // E4: a letter of a layout's third level is typed, and closes, takes and opens nothing
    [Theory]
    [InlineData("KeyE", "ę", false)]
    [InlineData("KeyE", "Dead", false)]
    [InlineData("KeyA", "å", false)]
    [InlineData("KeyJ", "∆", false)]
    [InlineData("Digit2", "™", false)]
    [InlineData("KeyE", "ę", true)]
    public async Task A_letter_that_is_typed_with_Alt_runs_no_command(string code, string key, bool altGraph)
    {
        await _stage.BeginAsync(_host.Site, "Здравствуйте");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync();
        await anna.Field.FocusAsync();

        var isTyped = await anna.Field.EvaluateAsync<bool>(
            """
            (field, [code, key, altGraph]) => field.dispatchEvent(
              new KeyboardEvent("keydown", { code, key, altKey: true, modifierAltGraph: altGraph, bubbles: true, cancelable: true }))
            """,
            new object[] { code, key, altGraph });

        isTyped.Should().BeTrue("the page leaves the key to the field");
        await Expect(anna.Head).ToHaveAttributeAsync("data-status", "open");
        await Expect(anna.Head).ToHaveAttributeAsync("data-responsible", "");
        await Expect(anna.Section("mine")).ToHaveAttributeAsync("aria-current", "true");
    }
}
