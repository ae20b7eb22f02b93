using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Schedules;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Widget;

/// <summary>Rule P5: where no chat can begin, a request is left, and the answer is there when the visitor returns.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class RequestTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const string Phone = "+7 900 000-00-01";

    private readonly Stage _stage = new(chromium, output);
    // The evening of a Sunday; Anna works from nine on Monday.
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 29, 20, 0, 0, TimeSpan.Zero));
    private ChatHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await ChatHost.StartAsync(new ChatHostOptions { Available = false, Time = _clock });
        await _host.Chat.Admin.SetScheduleAsync(_host.Anna, Schedule.Parse("Mon-Fri 09:00-18:00 | | Europe/Moscow"));
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_request_is_left_at_night_by_keyboard_alone_and_is_there_after_a_reload()
    {
        var visitor = await _stage.VisitAsync(_host.Site);
        await Expect(visitor.Launcher).ToBeVisibleAsync();
        await visitor.Launcher.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Request.Opening).ToHaveTextAsync("Сейчас никого нет. Будем на связи завтра с 09:00.");
        await Expect(visitor.Request.Name).ToBeFocusedAsync();

        foreach (var typed in new[] { "Иван", Phone, "" })
        {
            await visitor.Page.Keyboard.TypeAsync(typed);
            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        await visitor.Page.Keyboard.TypeAsync("Перезвоните");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Keyboard.TypeAsync("утром");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("Enter");

        await ExpectCardAsync(visitor);
        await Expect(visitor.Field).ToBeFocusedAsync();
        await visitor.Page.ReloadAsync();
        await visitor.OpenAsync();
        await ExpectCardAsync(visitor);

        await using var boris = await Stage.ObserveAsync(_host.Mount);
        var request = (await boris.SnapshotAsync(await boris.GetDialogAsync())).List("items").Single(item => item.Text("kind") == "request").GetProperty("request");
        (request.Text("name"), request.Text("phone")).Should().Be(("Иван", Phone));
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_which_has_the_focus()
    {
        var visitor = await OpenAsync();
        var request = visitor.Request;
        await request.Name.FillAsync("Иван");

        await request.Name.PressAsync("Enter");
        await Expect(request.Phone).ToBeFocusedAsync();
        await Expect(request.Phone).ToHaveAccessibleDescriptionAsync("Укажите телефон или почту, чтобы мы могли с вами связаться.");
        await Expect(request.Wrong).ToHaveCountAsync(2);

        await request.Email.FillAsync("nobody");
        await Expect(request.Email).ToHaveAttributeAsync("aria-invalid", "true");
        await request.Email.FillAsync("ivan@example.org");
        await Expect(request.Wrong).ToHaveTextAsync(["Напишите, чем вам помочь."]);
        await request.Send.ClickAsync();
        await Expect(request.Text).ToBeFocusedAsync();
        await request.Text.FillAsync("Вопрос");
        await request.Send.ClickAsync();

        await visitor.ExpectStateAsync("ЗаявкаВопрос", "sent|read");
    }

    [Fact]
    public async Task What_is_filled_in_stays_in_the_tab_over_a_reload_and_nowhere_else()
    {
        var visitor = await OpenAsync();
        (await StoredAsync(visitor, "sessionStorage")).Should().NotContain("contact").And.NotContain("draft");
        await visitor.Request.Phone.FillAsync(Phone);
        await visitor.Request.Text.FillAsync("Не дописано");

        await visitor.Page.ReloadAsync();
        await visitor.OpenAsync();

        await Expect(visitor.Request.Phone).ToHaveValueAsync(Phone);
        await Expect(visitor.Request.Text).ToHaveValueAsync("Не дописано");
        (await StoredAsync(visitor, "localStorage")).Should().NotContain(Phone).And.NotContain("Не дописано");
    }

    // C8: what was agreed to is what was shown
    [Fact]
    public async Task Consent_is_asked_for_and_other_words_are_agreed_to_anew()
    {
        await AskAsync("Согласен с https://example.org/first");
        var visitor = await OpenAsync();
        var request = visitor.Request;
        await Expect(request.Part.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "https://example.org/first");
        await request.Phone.FillAsync(Phone);
        await request.Text.FillAsync("Вопрос");
        (await StoredAsync(visitor, "sessionStorage")).Should().NotContain(Phone);
        await request.Send.ClickAsync();
        await Expect(request.Consent).ToBeFocusedAsync();
        await Expect(request.Consent).ToHaveAccessibleDescriptionAsync("Без согласия заявку принять нельзя.");

        await AskAsync("Согласен со вторым");
        await request.Consent.CheckAsync();
        await request.Send.ClickAsync();
        await Expect(request.Consent).ToHaveAccessibleDescriptionAsync("Этот текст изменился. Прочитайте его и поставьте отметку снова.");
        await Expect(request.Consent).ToHaveAccessibleNameAsync("Согласен со вторым");
        await Expect(request.Consent).Not.ToBeCheckedAsync();
        await Expect(request.Phone).ToHaveValueAsync(Phone);

        await request.Consent.CheckAsync();
        (await StoredAsync(visitor, "sessionStorage")).Should().Contain(Phone);
        await request.Send.ClickAsync();
        await visitor.ExpectStateAsync("ЗаявкаВопрос", "sent|read");
        await using var boris = await Stage.ObserveAsync(_host.Mount);
        var left = (await boris.SnapshotAsync(await boris.GetDialogAsync())).List("items").Single(item => item.Text("kind") == "request");
        left.GetProperty("request").Text("consent").Should().Be("Согласен со вторым");
    }

    [Fact]
    public async Task The_answer_is_there_when_the_visitor_returns_and_so_is_the_way_to_another_request()
    {
        var profile = await _stage.NewProfileAsync();
        var visitor = await OpenAsync(profile);
        await visitor.Request.LeaveAsync(Phone, "Есть ли чай?");
        await visitor.ExpectStateAsync("ЗаявкаЕсть ли чай?", "sent");
        await visitor.CloseTabAsync();
        await using var boris = await Stage.ObserveAsync(_host.Mount);
        var dialog = await boris.GetDialogAsync();
        await boris.OpenAsync(dialog);
        await boris.AnswerAsync(dialog, "Есть");
        await boris.CloseAsync(await boris.GetDialogAsync());
        // By then a closing can no longer be undone, and the visitor sees it.
        _clock.Advance(TimeSpan.FromSeconds(10));

        visitor = await _stage.VisitAsync(_host.Site, profile: profile);
        await Expect(visitor.Launcher).ToHaveAttributeAsync("data-unread", "1");
        await visitor.OpenAsync();
        await visitor.ExpectTextsAsync("ЗаявкаЕсть ли чай?", "Есть");

        await visitor.Request.Way.ClickAsync();
        await Expect(visitor.Request.Name).ToBeFocusedAsync();
        await Expect(visitor.Bubbles.First).ToBeHiddenAsync();
        await visitor.Request.Back.ClickAsync();
        await Expect(visitor.Bubbles.First).ToBeVisibleAsync();
        await visitor.Request.Way.ClickAsync();
        await visitor.Request.LeaveAsync(Phone, "А кофе?");
        await visitor.ExpectTextsAsync("ЗаявкаЕсть ли чай?", "Есть", "ЗаявкаА кофе?");
        await Expect(visitor.Field).ToBeVisibleAsync();
    }

    // A panel in use never closes by itself
    [Fact]
    public async Task A_form_in_use_stays_when_somebody_comes_and_its_text_goes_into_the_chat()
    {
        var visitor = await OpenAsync();
        await visitor.Request.Text.FillAsync("Срочный вопрос");
        _clock.SetUtcNow(new DateTimeOffset(2026, 11, 30, 6, 0, 0, TimeSpan.Zero));
        await Expect(visitor.Request.Offer).ToHaveTextAsync("Оператор на связи: написать в чат");
        await Expect(visitor.Request.Text).ToBeFocusedAsync();
        await Expect(visitor.Request.Text).ToHaveValueAsync("Срочный вопрос");

        await visitor.Request.Offer.ClickAsync();

        await Expect(visitor.Field).ToBeFocusedAsync();
        await Expect(visitor.Field).ToHaveValueAsync("Срочный вопрос");
        await visitor.Field.PressAsync("Enter");
        await visitor.ExpectStateAsync("Срочный вопрос", "sent");
    }

    [Fact]
    public async Task A_form_that_does_not_come_says_so_and_comes_when_it_can()
    {
        var profile = await _stage.NewProfileAsync();
        await profile.RouteAsync("**/assets/request-*.js*", route => route.AbortAsync());
        var visitor = await OpenAsync(profile);

        await Expect(visitor.Panel).ToContainTextAsync("Не загрузилось, повторяем");
        await profile.UnrouteAsync("**/assets/request-*.js*");
        await Expect(visitor.Request.Form).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await Expect(visitor.Panel).Not.ToContainTextAsync("повторяем");
    }

    private async Task<VisitorPage> OpenAsync(IBrowserContext? profile = null)
    {
        var visitor = await _stage.VisitAsync(_host.Site, profile: profile);
        await visitor.OpenAsync();
        return visitor;
    }

    /// <summary>The site asks for consent.</summary>
    private Task AskAsync(string line)
    {
        var site = _host.Chat.Admin.Projects[0].Sites[0];
        return _host.Chat.Admin.SaveSiteAsync(site with { Settings = site.Settings with { Consent = line } });
    }

    private static async Task ExpectCardAsync(VisitorPage visitor)
    {
        await visitor.ExpectTextsAsync("ЗаявкаПерезвоните\nутром");
        await Expect(visitor.Note).ToHaveAttributeAsync("data-note", "requested");
        await Expect(visitor.Status).ToHaveAttributeAsync("data-status", "away");
        await Expect(visitor.Request.Part).ToBeHiddenAsync();
    }

    private static Task<string> StoredAsync(VisitorPage visitor, string storage) =>
        visitor.Page.EvaluateAsync<string>("name => JSON.stringify(Object.entries(window[name]))", storage);
}
