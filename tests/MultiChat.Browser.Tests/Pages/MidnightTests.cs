using Microsoft.Extensions.Time.Testing;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Pages;

/// <summary>The page stays open over the reader's midnight, and nothing else happens.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class MidnightTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>The page's steady clock goes on at a word; by less than a connection may be silent.</summary>
    private const string PassTime =
        """
        const now = performance.now.bind(performance);
        performance.now = () => now() + (window.__passed ?? 0);
        """;

    // A quarter of a minute before midnight in Moscow, where the reader is.
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 20, 59, 45, TimeSpan.Zero));
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync(new ChatHostOptions { Time = _clock });

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Today_becomes_yesterday_by_itself()
    {
        await _stage.BeginAsync(_host.Site, "Поздно вечером");
        var profile = await _stage.NewProfileAsync();
        await profile.AddInitScriptAsync(PassTime);
        var anna = await _stage.SignInAsync(_host.Mount, profile: profile);
        await anna.OpenAsync();
        var day = anna.Thread.Locator(".day-line");
        await Expect(day).ToHaveTextAsync("Сегодня");

        await anna.Page.EvaluateAsync("() => { window.__passed = 20_000; }");

        await Expect(day).ToHaveTextAsync("Вчера");
        await Expect(anna.Rows.Locator(".row-time")).ToHaveTextAsync("22 нояб.");
        await Expect(anna.Page.Locator(".card-since")).ToHaveTextAsync("Клиент с 22 ноября");
    }
}
