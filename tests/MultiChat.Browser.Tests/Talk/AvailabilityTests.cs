using Microsoft.Extensions.Time.Testing;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Schedules;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

[Collection(nameof(Measured))]
public sealed class AvailabilityTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const float TwoSeconds = 2_000;

    private readonly Stage _stage = new(chromium, output);
    // A second before nine in Moscow, on a Monday.
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 30, 5, 59, 59, TimeSpan.Zero));
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync(new ChatHostOptions { Available = false, Time = _clock });

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // P4, G7: open pages learn of a change within 2 s
    [Fact]
    public async Task A_chat_can_begin_within_2_seconds_of_an_operator_switching_on_and_a_request_is_left_when_the_last_one_goes()
    {
        var visitor = await VisitKnowingAsync(available: false);
        await visitor.OpenAsync();
        await Expect(visitor.Request.Form).ToBeVisibleAsync();
        var anna = await _stage.SignInAsync(_host.Mount);
        var ownSwitch = anna.Page.Locator(".rail-status").GetByRole(Microsoft.Playwright.AriaRole.Switch);

        await ownSwitch.ClickAsync();
        await Expect(visitor.Field).ToBeVisibleAsync(new() { Timeout = TwoSeconds });

        await _host.SwitchAsync(_host.Boris, available: true);
        await ownSwitch.ClickAsync();
        await Expect(anna.Page.Locator(".rail-status .status")).ToHaveAttributeAsync("data-available", "false");
        await Expect(visitor.Field).ToBeVisibleAsync();

        await _host.SwitchAsync(_host.Boris, available: false);
        await Expect(visitor.Request.Form).ToBeVisibleAsync(new() { Timeout = TwoSeconds });
    }

    // P1, P4, P5, S4: also over the nights in which the clocks of Paris are set, and over the end of a week
    [Theory]
    [InlineData("Mon-Fri 09:00-18:00 | | Europe/Moscow", "2026-11-30T05:59:59Z", "2026-11-30T06:00:00Z", "2026-11-30T15:00:00Z")]
    [InlineData("Sun 02:30-04:00 | | Europe/Paris", "2027-03-28T00:59:59Z", "2027-03-28T01:00:00Z", "2027-03-28T02:00:00Z")]
    [InlineData("Sat 22:00-06:00; Sun 22:00-06:00 | | Europe/Paris", "2027-10-30T19:59:59Z", "2027-10-30T20:00:00Z", "2027-10-31T05:00:00Z")]
    [InlineData("Sun 22:00-24:00; Mon 00:00-06:00 | | Europe/Paris", "2027-03-28T19:59:59Z", "2027-03-28T20:00:00Z", "2027-03-29T04:00:00Z")]
    public async Task Chats_begin_by_an_operators_hours_and_an_open_dialog_stays(string schedule, string before, string start, string end)
    {
        _clock.SetUtcNow(DateTimeOffset.Parse(before, null));
        await _host.Chat.Admin.SetScheduleAsync(_host.Anna, Schedule.Parse(schedule));
        var (visitor, other) = (await VisitKnowingAsync(available: false), await VisitKnowingAsync(available: false));
        await visitor.OpenAsync();
        await other.OpenAsync();
        await Expect(visitor.Request.Form).ToBeVisibleAsync();
        await Expect(other.Request.Form).ToBeVisibleAsync();

        _clock.SetUtcNow(DateTimeOffset.Parse(start, null));
        await Expect(visitor.Field).ToBeVisibleAsync(new() { Timeout = TwoSeconds });
        await Expect(other.Field).ToBeVisibleAsync(new() { Timeout = TwoSeconds });
        await visitor.WriteAsync("Доброе утро");
        await Expect(visitor.Bubbles).ToHaveCountAsync(1);
        _clock.SetUtcNow(DateTimeOffset.Parse(end, null).AddMilliseconds(-1));
        await VisitKnowingAsync(available: true);
        _clock.SetUtcNow(DateTimeOffset.Parse(end, null));

        await Expect(other.Request.Form).ToBeVisibleAsync(new() { Timeout = TwoSeconds });
        await Expect(visitor.Status).ToHaveAttributeAsync("data-status", "away", new() { Timeout = TwoSeconds });
        await Expect(visitor.Bubbles).ToHaveCountAsync(1);
    }

    // P4: the server checks again at the first message, and the refused text moves into the form; P5: a panel in use never closes by itself
    [Fact]
    public async Task A_first_message_that_nobody_can_get_is_refused_and_its_text_moves_into_the_form()
    {
        await _host.SwitchAsync(_host.Anna, available: true);
        var visitor = await _stage.VisitAsync(_host.Site);
        await visitor.OpenAsync();
        await visitor.Field.FillAsync("Есть кто живой?");
        await _host.SwitchAsync(_host.Anna, available: false);
        await Expect(visitor.Status).ToHaveAttributeAsync("data-status", "away", new() { Timeout = TwoSeconds });
        await Expect(visitor.Request.Way).ToBeVisibleAsync();
        await Expect(visitor.Field).ToBeFocusedAsync();
        await Expect(visitor.Field).ToHaveValueAsync("Есть кто живой?");

        await visitor.Field.PressAsync("Enter");

        await Expect(visitor.Request.Wrong).ToContainTextAsync("чат не начался");
        await Expect(visitor.Request.Text).ToHaveValueAsync("Есть кто живой?");
        await Expect(visitor.Field).ToBeHiddenAsync();
        await Expect(visitor.Bubbles).ToHaveCountAsync(0);
        await using var observer = await Stage.ObserveAsync(_host.Mount);
        (await observer.ListAsync("mine")).GetProperty("rows").GetArrayLength().Should().Be(0);

        await _host.SwitchAsync(_host.Boris, available: true);
        await visitor.Request.Offer.ClickAsync();
        await Expect(visitor.Field).ToBeFocusedAsync();
        await visitor.Field.PressAsync("Enter");
        await visitor.ExpectStateAsync("Есть кто живой?", "sent");
        await visitor.ExpectTextsAsync("Есть кто живой?");
    }

    // P5: an open dialog keeps its chat when the last operator goes
    [Fact]
    public async Task An_open_dialog_says_that_nobody_is_there_and_goes_on()
    {
        await _host.SwitchAsync(_host.Anna, available: true);
        var visitor = await _stage.BeginAsync(_host.Site, "Добрый день");

        await _host.SwitchAsync(_host.Anna, available: false);

        await Expect(visitor.Status).ToHaveAttributeAsync("data-status", "away", new() { Timeout = TwoSeconds });
        await Expect(visitor.Note).ToHaveAttributeAsync("data-note", "awayHint");
        await visitor.SayAsync("Подожду");
        await visitor.Page.ReloadAsync();
        await visitor.OpenAsync();
        await visitor.ExpectTextsAsync("Добрый день", "Подожду");
    }

    /// <summary>A visit after the page has heard from the host.</summary>
    private async Task<VisitorPage> VisitKnowingAsync(bool available)
    {
        var profile = await _stage.NewProfileAsync();
        await profile.AddInitScriptAsync(
            "addEventListener('multichat:availability', event => (document.documentElement.dataset.available = event.detail.available));");
        var visitor = await _stage.VisitAsync(_host.Site, profile: profile);
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("data-available", available ? "true" : "false");
        return visitor;
    }
}
