using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

[Collection(nameof(Measured))]
public sealed class LatencyTests(Chromium chromium, ITestOutputHelper output)
{
    private const int Messages = 21;

    // performance.md: 50 ms; asserted loosely, machines are noisy
    [Fact]
    public async Task An_answer_is_on_the_visitors_screen_soon_after_the_operators_click()
    {
        await using var host = await ChatHost.StartAsync();
        await using var stage = new Stage(chromium, output);
        var visitor = await stage.BeginAsync(host.Site, "Вопрос");
        var anna = await stage.SignInAsync(host.Mount);
        await anna.OpenAsync();
        await anna.Page.EvaluateAsync(
            """
            () => {
              window.__clicks = [];
              addEventListener("click", event => event.target.closest("[data-send]") && __clicks.push(performance.timeOrigin + event.timeStamp), true);
            }
            """);
        // The next frame after the text stands in the page is the one that shows it.
        await visitor.Bubbles.First.EvaluateAsync(
            """
            bubble => {
              const seen = new Set();
              window.__shown = [];
              new MutationObserver(() => {
                for (const { dataset } of bubble.getRootNode().querySelectorAll("[data-from='operator']")) {
                  if (seen.has(dataset.messageId)) continue;
                  seen.add(dataset.messageId);
                  requestAnimationFrame(() => __shown.push(performance.timeOrigin + performance.now()));
                }
              }).observe(bubble.getRootNode(), { subtree: true, childList: true });
            }
            """);

        for (var number = 1; number <= Messages; number++)
        {
            await anna.Field.FillAsync($"Ответ {number}");
            await anna.Send.ClickAsync();
            await Expect(visitor.Message($"Ответ {number}")).ToBeVisibleAsync();
        }

        var clicks = await anna.Page.EvaluateAsync<double[]>("() => window.__clicks");
        var shown = await visitor.Page.EvaluateAsync<double[]>("() => window.__shown");
        clicks.Should().HaveCount(Messages);
        shown.Should().HaveCount(Messages);
        var times = clicks.Zip(shown, (click, frame) => frame - click).Order().ToArray();
        output.WriteLine($"click to screen: median {times[Messages / 2]:F1} ms, fastest {times[0]:F1} ms, slowest {times[^1]:F1} ms");
        output.WriteLine($"in order: {string.Join(' ', clicks.Zip(shown, (click, frame) => (int)(frame - click)))}");
        times[Messages / 2].Should().BeLessThan(500);
    }
}
