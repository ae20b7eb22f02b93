using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Widget;

[Collection(nameof(Browsing.Trouble))]
public sealed class MidnightTests(Chromium chromium, ITestOutputHelper output)
{
    [Fact]
    public async Task At_the_readers_midnight_today_becomes_yesterday_though_nothing_happens()
    {
        var time = new ShiftedTime(new DateTimeOffset(2026, 11, 22, 20, 59, 40, TimeSpan.Zero));
        await using var host = await ChatHost.StartAsync(new ChatHostOptions { Time = time });
        await using var stage = new Stage(chromium, output);
        var visitor = await stage.BeginAsync(host.Site, "Поздно");
        // Moscow's midnight is 21:00 UTC, some seconds from now.
        var day = visitor.Panel.Locator("[data-event='day']");

        await Expect(day).ToHaveTextAsync("Вчера", new() { Timeout = 60_000 });
    }

    private sealed class ShiftedTime(DateTimeOffset start) : TimeProvider
    {
        private readonly long _begin = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_begin);
    }
}
