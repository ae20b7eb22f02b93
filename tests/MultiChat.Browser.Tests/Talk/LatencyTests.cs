using MultiChat.Browser.Browsing;
using MultiChat.Browser.Hosts;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Talk;

[Collection(nameof(Measured))]
public sealed class LatencyTests(Chromium chromium, ITestOutputHelper output)
{
    private const int Messages = 21;

    // When an answer leaves the one page and reaches the other, by the one clock of the machine.
    private const string Listen =
        """
        const now = () => performance.timeOrigin + performance.now();
        window.__sent = [];
        window.__heard = [];
        window.WebSocket = class extends WebSocket {
          constructor(url) {
            super(url);
            this.addEventListener("message", ({ data }) => data.includes('"from":"operator"') && __heard.push(now()));
          }
          send(frame) {
            if (frame.includes('"Answer"')) __sent.push(now());
            super.send(frame);
          }
        };
        """;

    // 50 ms; asserted loosely, machines are noisy
    [Fact]
    public async Task An_answer_is_on_the_visitors_screen_soon_after_the_operators_click()
    {
        await using var host = await ChatHost.StartAsync();
        await using var stage = new Stage(chromium, output);
        var (guests, desks) = (await stage.NewProfileAsync(), await stage.NewProfileAsync());
        await guests.AddInitScriptAsync(Listen);
        await desks.AddInitScriptAsync(Listen);
        var visitor = await stage.BeginAsync(host.Site, "Вопрос", profile: guests);
        var anna = await stage.SignInAsync(host.Mount, profile: desks);
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

        var clicks = await anna.Page.EvaluateAsync<double[]>("() => __clicks");
        var sent = await anna.Page.EvaluateAsync<double[]>("() => __sent");
        var heard = await visitor.Page.EvaluateAsync<double[]>("() => __heard");
        var shown = await visitor.Page.EvaluateAsync<double[]>("() => __shown");
        foreach (var moments in new[] { clicks, sent, heard, shown })
        {
            moments.Should().HaveCount(Messages, "each answer goes its way once");
        }

        var times = clicks.Zip(shown, (click, frame) => frame - click).Order().ToArray();
        output.WriteLine($"click to screen: median {times[Messages / 2]:F1} ms, fastest {times[0]:F1} ms, slowest {times[^1]:F1} ms");
        output.WriteLine($"each, as click to frame sent + host + frame received to screen: {string.Join(", ", Enumerable.Range(0, Messages).Select(Parts))}");
        times[Messages / 2].Should().BeLessThan(500);

        string Parts(int index) => $"{sent[index] - clicks[index]:F0}+{heard[index] - sent[index]:F0}+{shown[index] - heard[index]:F0}";
    }
}
