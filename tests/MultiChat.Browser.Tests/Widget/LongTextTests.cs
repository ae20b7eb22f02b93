using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using MultiChat.Clients;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Widget;

/// <summary>Texts at the limit, sixty of them.</summary>
[Collection(nameof(Browsing.Measured))]
public sealed class LongTextTests(Chromium chromium, ITestOutputHelper output)
{
    private const string Observe =
        """
        window.__longest = 0;
        new PerformanceObserver(list => { for (const { duration } of list.getEntries()) window.__longest = Math.max(window.__longest, duration); }).observe({ type: "longtask", buffered: true });
        """;

    [Theory]
    [InlineData("https://a.test/", ")")]
    [InlineData("", ".")]
    [InlineData("", "@")]
    [InlineData("+", "1")]
    [InlineData("", "(")]
    [InlineData("a", "\u0301")]
    [InlineData("", "\u202Ea")]
    [InlineData("", "\n.")]
    public async Task Long_texts_are_shown_by_their_beginning_and_whole_when_asked_for(string begin, string repeated)
    {
        var text = begin + string.Concat(Enumerable.Repeat(repeated, (7_900 - begin.Length) / repeated.Length));
        await using var host = await ChatHost.StartAsync();
        await using var stage = new Stage(chromium, output);
        var profile = await stage.NewProfileAsync();
        await profile.AddInitScriptAsync(Observe);
        var visitor = await stage.BeginAsync(host.Site, "Привет", profile: profile);
        var boris = await Stage.ObserveAsync(host.Mount);
        await using var observer = boris;
        var dialog = await boris.GetDialogAsync();
        await visitor.CloseButton.ClickAsync();
        for (var i = 0; i < 60; i++)
        {
            await boris.AnswerAsync(dialog, text);
        }

        await visitor.Page.ReloadAsync();
        await visitor.OpenAsync();
        // It opens at the first unread, so all of them are there.
        await Expect(visitor.Bubbles).ToHaveCountAsync(61);
        var lengths = await visitor.Bubbles.Locator(".bubble").EvaluateAllAsync<int[]>("bubbles => bubbles.map(bubble => bubble.textContent.length)");
        lengths.Max().Should().BeLessThanOrEqualTo(1_250);
        output.WriteLine($"longest task: {await visitor.Page.EvaluateAsync<double>("() => window.__longest")} ms");

        await visitor.Bubbles.Last.Locator("[data-whole]").ClickAsync();
        await Expect(visitor.Bubbles.Last.Locator("[data-whole]")).ToHaveCountAsync(0);
        (await visitor.Bubbles.Last.Locator(".bubble").TextContentAsync())!.Length.Should().BeGreaterThan(7_000);
    }
}
