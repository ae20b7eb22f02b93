using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Pages;

/// <summary>Sixty of the longest lawful texts of one pattern: the operator's page goes on.</summary>
[Collection(nameof(Browsing.Pages))]
public sealed class HostileTextTests(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Length = 8_000;
    private readonly Stage _stage = new(chromium, output);
    private ChatHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatHost.StartAsync();

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("https://a.test/", ")")]
    [InlineData("a", "\u0301")]
    [InlineData("", "www.a.test ")]
    [InlineData("", "ب")]
    [InlineData("x", "\n\u200dx")]
    [InlineData("", "\u202ea\u2066ب\u2069")]
    public Task A_thread_of_them_opens_scrolls_and_is_answered_without_the_page_standing_still(string start, string pattern) => WorkAsync(start, pattern);

    [Theory]
    [Trait("Kind", "Breadth")]
    [InlineData("", ".")]
    [InlineData("", "@")]
    [InlineData("", "a@a.aa ")]
    [InlineData("", "1")]
    [InlineData("", "+7 (900) 123-45-67 ")]
    [InlineData("", "([{<)]}>")]
    [InlineData("", "a\u0301\u0323\u0330\u0334\u0489")]
    [InlineData("", "我家在上海东边")]
    [InlineData("", "👨‍👩‍👧‍👦")]
    [InlineData("", "👍🏽🇷🇺")]
    [InlineData("a", "\n")]
    [InlineData("x", "\nx")]
    [InlineData("a", "\t")]
    [InlineData("", "a")]
    [InlineData("", "a\u00ad")]
    [InlineData("", "слово и дело ")]
    public Task So_does_one_of_any_other_pattern(string start, string pattern) => WorkAsync(start, pattern);

    private async Task WorkAsync(string start, string pattern)
    {
        var text = (start + string.Concat(Enumerable.Repeat(pattern, Length)))[..(Length - 1)] + "z";
        await using var calm = await Client.WriteAsync(_host.Mount, ["Другой вопрос"]);
        var anna = await _stage.SignInAsync(_host.Mount);
        await anna.OpenAsync("Другой вопрос");
        await using var visitor = await Client.WriteAsync(_host.Mount, Enumerable.Repeat(text, 60));
        await Expect(anna.Rows).ToHaveCountAsync(2);
        var tasks = await LongTasks.WatchAsync(anna.Page);

        var opening = await tasks.LongestAsync(async () =>
        {
            await anna.Rows.Filter(new() { HasNotText = "Другой вопрос" }).ClickAsync();
            await Expect(anna.Thread.Locator("[data-fold]").First).ToBeVisibleAsync();
        });
        var typing = await tasks.LongestAsync(async () =>
        {
            await anna.Field.FocusAsync();
            await anna.Page.Keyboard.TypeAsync("Здравствуйте, сейчас посмотрю");
        });
        var scrolling = await tasks.LongestAsync(async () =>
        {
            await anna.Thread.Locator(".column").HoverAsync();
            for (var i = 0; i < 20; i++)
            {
                await anna.Page.Mouse.WheelAsync(0, i < 10 ? 600 : -600);
                await anna.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
            }
        });

        output.WriteLine($"opening {opening.TotalMilliseconds:0} ms, typing {typing.TotalMilliseconds:0} ms, scrolling {scrolling.TotalMilliseconds:0} ms");
        var most = TimeSpan.FromMilliseconds(50);
        opening.Should().BeLessThan(most);
        typing.Should().BeLessThan(most);
        scrolling.Should().BeLessThan(most);
    }
}
