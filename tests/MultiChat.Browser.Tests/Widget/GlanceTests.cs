using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Widget;

/// <summary>What of the operator's answers counts as read.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class GlanceTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    // M3: read is what was on a visible, focused page
    [Fact]
    public async Task The_panel_opens_at_the_first_unread_answer_and_reads_what_is_on_the_screen_alone()
    {
        var visitor = await _stage.BeginAsync(_host.Site, "Вопрос");
        await using var operatorClient = await Stage.ObserveAsync(_host.Mount);
        var dialog = await operatorClient.GetDialogAsync();
        var view = await operatorClient.OpenAsync(dialog);
        await visitor.CloseButton.ClickAsync();
        for (var number = 1; number <= 40; number++)
        {
            await operatorClient.AnswerAsync(dialog, $"Ответ {number}");
        }

        await Expect(visitor.Launcher).ToHaveAttributeAsync("data-unread", "40");
        await visitor.Launcher.ClickAsync();

        await Expect(visitor.Message("Ответ 1")).ToBeInViewportAsync();
        await Expect(visitor.Message("Ответ 40")).Not.ToBeInViewportAsync();
        await view.WaitUntilAsync(one => Read(one) > 1);
        Read(view).Should().BeInRange(3, 30);

        await visitor.Panel.Locator(".log").HoverAsync();
        while (Read(view) < 41)
        {
            var before = Read(view);
            await visitor.Page.Mouse.WheelAsync(0, 250);
            await view.WaitUntilAsync(one => Read(one) > before);
        }

        await Expect(visitor.Page.Locator("multi-chat button[data-unread]")).ToHaveAttributeAsync("data-unread", "0");
    }

    [Fact]
    public async Task An_answer_that_comes_below_what_the_visitor_reads_is_unread_until_it_is_on_the_screen()
    {
        var visitor = await _stage.BeginAsync(_host.Site, string.Join('\n', Enumerable.Range(1, 20)));
        await visitor.SayAsync(string.Join('\n', Enumerable.Range(21, 20)));
        await using var operatorClient = await Stage.ObserveAsync(_host.Mount);
        var dialog = await operatorClient.GetDialogAsync();
        var view = await operatorClient.OpenAsync(dialog);
        await visitor.Panel.Locator(".log").EvaluateAsync("log => { log.scrollTop = 0; }");
        await Expect(visitor.Panel.Locator(".to-end")).ToBeVisibleAsync();

        await operatorClient.AnswerAsync(dialog, "Ответ");

        await Expect(visitor.Panel.Locator(".to-end")).ToContainTextAsync("1");
        await Expect(visitor.Page.Locator("multi-chat button[data-unread]")).ToHaveAttributeAsync("data-unread", "1");
        Read(view).Should().Be(0);
        await visitor.SayAsync("Ещё читаю");
        await view.WaitUntilAsync(one => Read(one) == 3);
    }

    [Fact]
    public async Task Who_goes_to_the_end_past_what_is_unread_stays_there()
    {
        var visitor = await _stage.BeginAsync(_host.Site, "Вопрос");
        await using var operatorClient = await Stage.ObserveAsync(_host.Mount);
        var dialog = await operatorClient.GetDialogAsync();
        await visitor.CloseButton.ClickAsync();
        for (var number = 1; number <= 40; number++)
        {
            await operatorClient.AnswerAsync(dialog, $"Ответ {number}");
        }

        await visitor.Launcher.ClickAsync();
        await Expect(visitor.Message("Ответ 1")).ToBeInViewportAsync();
        await visitor.Panel.Locator(".to-end").ClickAsync();
        await operatorClient.AnswerAsync(dialog, "Ответ 41");

        await Expect(visitor.Message("Ответ 41")).ToBeInViewportAsync();
        await Expect(visitor.Panel.Locator(".to-end")).ToHaveCountAsync(0);
        await Expect(visitor.Message("Ответ 1")).Not.ToBeInViewportAsync();
    }

    private static long Read(DialogView view) => view.Marks?.Number("visitorRead") ?? 0;
}
