using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Testing;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Trouble;

/// <summary>The error mark: when it comes, what it says, how it goes.</summary>
[Collection(nameof(Browsing.Trouble))]
public sealed class MarkTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;
    private CuttableProxy _line = null!;

    public async Task InitializeAsync()
    {
        _host = await ChatHost.StartAsync();
        _line = new CuttableProxy(_host.Port);
    }

    public async Task DisposeAsync()
    {
        await _line.DisposeAsync();
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // M4 visitor left, M5, G5
    [Fact]
    public async Task A_message_to_a_visitor_who_left_is_marked_after_5_seconds_and_heals_on_return()
    {
        var profile = await _stage.NewProfileAsync();
        var visitor = await _stage.BeginAsync(_host.Site, "Я сейчас вернусь", profile: profile);
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync();
        await visitor.CloseTabAsync();
        await Expect(anna.Head.Locator("[data-online]")).ToHaveAttributeAsync("data-online", "false");
        var watch = await MarkWatch.BeginAsync(anna.Page);

        await anna.WriteAsync("Жду");

        await anna.ExpectMarkAsync("Жду", "visitor-left");
        await BeMarkedInTimeAsync(watch, "Жду");
        var back = await _stage.VisitAsync(_host.Site, profile: profile);
        await back.ExpectJoinedAsync();
        await anna.ExpectStateAsync("Жду", "delivered");
        await back.OpenAsync();
        await back.ExpectTextsAsync("Я сейчас вернусь", "Жду");
    }

    // M4 visitor offline, M5: the same message again, one copy
    [Fact]
    public async Task A_message_to_a_visitor_who_is_cut_off_is_marked_after_5_seconds_and_a_click_sends_it_again_once()
    {
        var visitor = await _stage.BeginAsync(Through(_host.Site), "Еду в поезде");
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync();
        var watch = await MarkWatch.BeginAsync(anna.Page);
        _line.Freeze();

        await anna.WriteAsync("Слышно?");

        await anna.ExpectMarkAsync("Слышно?", "visitor-offline");
        await BeMarkedInTimeAsync(watch, "Слышно?");
        await anna.Message("Слышно?").Locator(".mark-button").ClickAsync();
        await anna.ExpectStateAsync("Слышно?", "accepted");
        await anna.ExpectMarkAsync("Слышно?", "visitor-offline");
        await BeMarkedInTimeAsync(watch, "Слышно?");
        (await ListTextsAsync()).Should().Equal("Еду в поезде", "Слышно?");

        _line.Thaw();

        await anna.ExpectStateAsync("Слышно?", "read");
        await visitor.ExpectTextsAsync("Еду в поезде", "Слышно?");
        await anna.ExpectTextsAsync("Еду в поезде", "Слышно?");
        (await ListTextsAsync()).Should().Equal("Еду в поезде", "Слышно?");
    }

    // M7, M4 not accepted
    [Fact]
    public async Task A_visitors_message_that_the_server_does_not_answer_is_marked_after_5_seconds_and_heals_by_itself()
    {
        var visitor = await _stage.BeginAsync(Through(_host.Site), "Раз");
        var watch = await MarkWatch.BeginAsync(visitor.Page);
        _line.Freeze();

        await visitor.WriteAsync("Два");

        await Expect(visitor.Message("Два")).ToHaveAttributeAsync("data-reason", "noAnswer");
        await BeMarkedInTimeAsync(watch, "Два");
        _line.Thaw();
        await visitor.ExpectStateAsync("Два", "sent");
        (await ListTextsAsync()).Should().Equal("Раз", "Два");
    }

    // M4 not accepted, M5: a click sends the same message again
    [Fact]
    public async Task An_operators_message_that_the_server_does_not_answer_is_marked_after_5_seconds_and_arrives_once()
    {
        var visitor = await _stage.BeginAsync(_host.Site, "Раз");
        var anna = await _stage.SignInAsync(Through(_host.Mount));
        await anna.OpenAsync();
        var watch = await MarkWatch.BeginAsync(anna.Page);
        _line.Freeze();

        await anna.WriteAsync("Два");

        await anna.ExpectMarkAsync("Два", "no-answer");
        await BeMarkedInTimeAsync(watch, "Два");
        await anna.Message("Два").Locator(".mark-button").ClickAsync();
        await anna.ExpectStateAsync("Два", "sending");
        _line.Thaw();
        await anna.ExpectStateAsync("Два", "read");
        await visitor.ExpectTextsAsync("Раз", "Два");
        (await ListTextsAsync()).Should().Equal("Раз", "Два");
    }

    // M4: "you are offline"; M7: queued while offline, sent once when back
    [Fact]
    public async Task Messages_of_a_visitor_who_is_offline_say_so_and_go_out_once_and_in_order_when_back()
    {
        var profile = await _stage.NewProfileAsync();
        var visitor = await _stage.BeginAsync(_host.Site, "Раз", profile: profile);
        var watch = await MarkWatch.BeginAsync(visitor.Page);
        await profile.SetOfflineAsync(true);

        await visitor.WriteAsync("Два");
        await Expect(visitor.Message("Два")).ToHaveAttributeAsync("data-reason", "offline");
        await BeMarkedInTimeAsync(watch, "Два");
        await visitor.WriteAsync("Три");
        await profile.SetOfflineAsync(false);

        await visitor.ExpectStateAsync("Три", "sent");
        await visitor.ExpectTextsAsync("Раз", "Два", "Три");
        (await ListTextsAsync()).Should().Equal("Раз", "Два", "Три");
    }

    private Uri Through(Uri address) => new UriBuilder(address) { Port = _line.Port }.Uri;

    private async Task BeMarkedInTimeAsync(MarkWatch watch, string text)
    {
        var seconds = await watch.SecondsToMarkAsync(text);
        output.WriteLine($"{text}: marked after {seconds:F3} s");
        seconds.Should().BeInRange(5.0, 5.5);
    }

    private async Task<IReadOnlyList<string>> ListTextsAsync()
    {
        await using var observer = await Stage.ObserveAsync(_host.Mount);
        return await observer.ListTextsAsync();
    }
}
