using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Clients;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

/// <summary>Nothing that an operator typed is lost by switching, closing, reloading or a colleague's action.</summary>
[Collection(nameof(Browsing.Talk))]
public sealed class TypedWorkTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
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
    public async Task An_edit_outlives_Esc_another_dialog_and_a_reload()
    {
        await _stage.BeginAsync(_host.Site, "Первый");
        await _stage.BeginAsync(_host.Site, "Второй");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync("Первый");
        await anna.SayAsync("Сто рублей");
        await anna.Field.PressAsync("ArrowUp");
        var editor = anna.Editor.Locator("textarea");
        await editor.FillAsync("Двести рублей");

        await anna.OpenAsync("Второй");
        await anna.OpenAsync("Сто рублей");
        await Expect(editor).ToHaveValueAsync("Двести рублей");

        await editor.PressAsync("Escape");
        await Expect(editor).ToHaveCountAsync(0);
        await Expect(anna.Message("Сто рублей").Locator("[data-unsaved]")).ToContainTextAsync("Правка не сохранена");

        await anna.Page.ReloadAsync();
        await anna.Message("Сто рублей").Locator("[data-unsaved] button").ClickAsync();
        await Expect(editor).ToHaveValueAsync("Двести рублей");
        await editor.PressAsync("Control+Enter");
        await anna.ExpectTextsAsync("Первый", "Двести рублей");
        await Expect(anna.Thread.Locator("[data-unsaved]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Fields_of_a_card_outlive_another_dialog_and_a_reload()
    {
        await _stage.BeginAsync(_host.Site, "Первый");
        await _stage.BeginAsync(_host.Site, "Второй");
        var anna = await _stage.SignInAsync(_host.Mount);
        var phone = anna.Page.Locator("#card-phone");
        await anna.OpenAsync("Первый");
        await phone.FillAsync("+7 900 123-45-67");

        await anna.OpenAsync("Второй");
        await Expect(phone).ToHaveValueAsync("");
        await anna.OpenAsync("Первый");
        await Expect(phone).ToHaveValueAsync("+7 900 123-45-67");
        await anna.Page.ReloadAsync();
        await Expect(phone).ToHaveValueAsync("+7 900 123-45-67");

        await anna.Page.Locator("[data-save]").ClickAsync();
        await Expect(anna.Page.Locator("[data-card]")).ToHaveAttributeAsync("data-dirty", "false");
        await anna.Page.ReloadAsync();
        await Expect(phone).ToHaveValueAsync("+7 900 123-45-67");
        await Expect(anna.Page.Locator("[data-save]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_is_writing_when_a_colleague_closes_the_dialog_goes_on_and_is_told_by_whom()
    {
        var visitor = await _stage.BeginAsync(_host.Site, "Здравствуйте");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync();
        await anna.Field.FocusAsync();
        await anna.Page.Keyboard.TypeAsync("Начало, ");

        await using (var boris = await Stage.ObserveAsync(_host.Mount))
        {
            await boris.CloseAsync(await boris.GetDialogAsync());
        }

        await Expect(anna.Head).ToHaveAttributeAsync("data-status", "archived");
        await Expect(anna.Thread.Locator("[data-closed]")).ToContainTextAsync("Борис закрывает диалог");
        await anna.Page.Keyboard.TypeAsync("конец");
        await Expect(anna.Field).ToBeFocusedAsync();
        await Expect(anna.Field).ToHaveValueAsync("Начало, конец");

        await anna.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(anna.Thread.Locator("[data-reopen]")).ToBeFocusedAsync();
        await anna.Page.Keyboard.PressAsync("Enter");
        await visitor.ExpectTextsAsync("Здравствуйте", "Начало, конец");
        await Expect(anna.Field).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Closing_over_a_draft_asks_and_keeps_it()
    {
        await _stage.BeginAsync(_host.Site, "Здравствуйте");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync();
        await anna.Field.FillAsync("Не дописано");

        await anna.Field.PressAsync("Alt+KeyE");
        var closing = anna.Page.Locator("[data-close-anyway]");
        await Expect(closing).ToBeVisibleAsync();
        await anna.Page.Keyboard.PressAsync("Escape");
        await Expect(closing).ToHaveCountAsync(0);
        await Expect(anna.Head).ToHaveAttributeAsync("data-status", "open");
        await Expect(anna.Field).ToBeFocusedAsync();

        await anna.Field.PressAsync("Alt+KeyE");
        await closing.ClickAsync();

        await Expect(anna.Head).ToHaveAttributeAsync("data-status", "archived");
        await Expect(anna.Field).ToHaveValueAsync("Не дописано");
    }

    // Choosing an emoji is one undo step
    [Fact]
    public async Task Undo_goes_on_working_after_an_emoji()
    {
        await _stage.BeginAsync(_host.Site, "Здравствуйте");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync();
        await anna.Field.FocusAsync();
        await anna.Page.Keyboard.TypeAsync("Да");
        await anna.Thread.Locator("[data-emoji]").ClickAsync();
        await anna.Page.Locator(".emoji-place input").FillAsync("огонь");
        await anna.Page.Keyboard.PressAsync("Enter");
        await Expect(anna.Field).ToHaveValueAsync("Да🔥");

        await anna.Field.PressAsync("Control+z");
        await Expect(anna.Field).ToHaveValueAsync("Да");
        await anna.Field.PressAsync("Control+Shift+z");
        await Expect(anna.Field).ToHaveValueAsync("Да🔥");
    }

    [Fact]
    public async Task What_is_typed_while_a_save_is_under_way_stays()
    {
        await _stage.BeginAsync(_host.Site, "Здравствуйте");
        var profile = await _stage.NewProfileAsync();
        var line = await HeldLine.OfAsync(profile);
        var anna = await _stage.SignInAsync(_host.Mount, profile: profile);
        await anna.OpenAsync();
        await anna.SayAsync("Сто рублей");
        await anna.Field.PressAsync("ArrowUp");
        var editor = anna.Editor.Locator("textarea");
        var comment = anna.Page.Locator("#card-comment");

        line.Hold();
        await editor.FillAsync("Двести рублей");
        await editor.PressAsync("Control+Enter");
        await editor.PressSequentiallyAsync(" с доставкой");
        await anna.Page.Locator("#card-phone").FillAsync("+7 900 123-45-67");
        await anna.Page.Locator("[data-save]").ClickAsync();
        await comment.FillAsync("Перезвонить");
        line.Release();

        await Expect(anna.Page.Locator("[data-card]")).ToHaveAttributeAsync("data-version", "2");
        await Expect(comment).ToHaveValueAsync("Перезвонить");
        await Expect(anna.Page.Locator("[data-conflict]")).ToHaveCountAsync(0);
        await Expect(editor).ToHaveValueAsync("Двести рублей с доставкой");
        await anna.Page.Locator("[data-save]").ClickAsync();
        await Expect(anna.Page.Locator("[data-card]")).ToHaveAttributeAsync("data-dirty", "false");
        await editor.PressAsync("Control+Enter");
        await anna.ExpectTextsAsync("Здравствуйте", "Двести рублей с доставкой");
        await anna.Page.ReloadAsync();
        await Expect(comment).ToHaveValueAsync("Перезвонить");
    }

    [Fact]
    public async Task Two_tabs_write_one_edit_and_one_card()
    {
        await _stage.BeginAsync(_host.Site, "Здравствуйте");
        var profile = await _stage.NewProfileAsync();
        var one = await _stage.SignInAsync(_host.Mount, profile: profile);
        var other = await _stage.SignInAsync(_host.Mount, profile: profile);
        await one.OpenAsync();
        await other.OpenAsync();
        await one.SayAsync("Сто рублей");

        await one.Field.PressAsync("ArrowUp");
        await one.Editor.Locator("textarea").FillAsync("Двести");
        await one.Page.Locator("#card-phone").FillAsync("+7 900 123-45-67");
        await other.Message("Сто рублей").Locator("[data-unsaved] button").ClickAsync();
        await Expect(other.Editor.Locator("textarea")).ToHaveValueAsync("Двести");
        await other.Editor.Locator("textarea").PressSequentiallyAsync(" рублей");
        await Expect(other.Page.Locator("#card-phone")).ToHaveValueAsync("+7 900 123-45-67");
        await other.Page.Locator("#card-comment").FillAsync("Звонить вечером");

        await one.Page.ReloadAsync();
        await Expect(one.Editor.Locator("textarea")).ToHaveValueAsync("Двести рублей");
        await Expect(one.Page.Locator("#card-phone")).ToHaveValueAsync("+7 900 123-45-67");
        await Expect(one.Page.Locator("#card-comment")).ToHaveValueAsync("Звонить вечером");
        await one.Page.Locator("[data-save]").ClickAsync();
        await Expect(other.Page.Locator("[data-card]")).ToHaveAttributeAsync("data-dirty", "false");
        await Expect(other.Page.Locator("#card-comment")).ToHaveValueAsync("Звонить вечером");
        await Expect(other.Page.Locator("[data-conflict]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Saving_a_card_leaves_the_lines_of_its_own_fields_and_no_long_text_is_cut()
    {
        await _stage.BeginAsync(_host.Site, "Здравствуйте");
        await using var boris = await Stage.ObserveAsync(_host.Mount);
        var client = new ClientId((await boris.GetRowAsync()).GetProperty("client").Id("id"));
        await boris.FillCardAsync(client, 1, new ClientCard { Fields = [new ClientField { Name = "Адрес", Value = "Ленина, 1\nкв. 2" }] });
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync();
        await Expect(anna.Page.Locator(".own-field textarea")).ToHaveValueAsync("Ленина, 1\nкв. 2");

        var phone = anna.Page.Locator("#card-phone");
        await phone.FillAsync(new string('1', 60));
        await phone.PressAsync("Enter");
        await Expect(phone).ToHaveValueAsync(new string('1', 60));
        await Expect(anna.Page.Locator("#card-phone-problem")).ToContainTextAsync("Лишних 10 символов");
        await phone.FillAsync("+7 900 123-45-67");
        await anna.Page.Locator("[data-save]").ClickAsync();
        await Expect(anna.Page.Locator("[data-card]")).ToHaveAttributeAsync("data-version", "3");

        var card = await boris.ClientAsync(client);
        card.GetProperty("fields")[0].Text("value").Should().Be("Ленина, 1\nкв. 2");
        card.Text("phone").Should().Be("+7 900 123-45-67");
    }

    [Fact]
    public async Task Two_tabs_write_one_draft()
    {
        await _stage.BeginAsync(_host.Site, "Здравствуйте");
        var profile = await _stage.NewProfileAsync();
        var one = await _stage.SignInAsync(_host.Mount, profile: profile);
        var other = await _stage.SignInAsync(_host.Mount, profile: profile);
        await one.OpenAsync();
        await other.OpenAsync();

        await one.Field.PressSequentiallyAsync("Начало");
        await Expect(other.Field).ToHaveValueAsync("Начало");
        await other.Field.PressAsync("End");
        await other.Field.PressSequentiallyAsync(" и конец");

        await Expect(one.Field).ToHaveValueAsync("Начало и конец");
        await one.Page.ReloadAsync();
        await Expect(one.Field).ToHaveValueAsync("Начало и конец");
    }
}
