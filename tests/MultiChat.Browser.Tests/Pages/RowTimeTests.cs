using Microsoft.Extensions.Time.Testing;
using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Pages;

[Collection(nameof(Browsing.Pages))]
public sealed class RowTimeTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 20, 8, 40, 0, TimeSpan.Zero));
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync(new ChatHostOptions { Time = _clock });

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_rows_time_is_that_of_its_last_line_in_a_list_that_stands_open()
    {
        await using var visitor = await VisitorClient.StartAsync(_host.Mount);
        await visitor.JoinAsync();
        await visitor.SendAsync("Первый вопрос");
        var anna = await _stage.SignInAsync(_host.Mount);
        var time = anna.Rows.Locator(".row-time");
        await Expect(time).Not.ToBeEmptyAsync();
        var first = await time.InnerTextAsync();

        _clock.Advance(TimeSpan.FromMinutes(2));
        await visitor.SendAsync("Второй вопрос");

        await Expect(anna.Rows).ToContainTextAsync("Второй вопрос");
        await Expect(time).Not.ToHaveTextAsync(first);
    }
}
