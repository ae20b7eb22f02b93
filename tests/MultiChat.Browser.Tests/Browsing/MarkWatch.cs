using Microsoft.Playwright;

namespace MultiChat.Browser.Browsing;

/// <summary>Notes inside a page when each message's state changed, so that the test's own slowness is not measured.</summary>
public sealed class MarkWatch
{
    // Every shadow root is looked into; they are there by then.
    private const string Script =
        """
        () => {
          const seen = new Map();
          const log = (window.__states = []);
          const roots = [document.documentElement];
          for (const root of roots) for (const element of root.querySelectorAll("*")) if (element.shadowRoot) roots.push(element.shadowRoot);
          const look = () => {
            for (const root of roots)
              for (const element of root.querySelectorAll("[data-message-id]")) {
                const { messageId, state, reason } = element.dataset;
                const now = `${state} ${reason ?? ""}`.trim();
                if (seen.get(messageId) === now) continue;
                seen.set(messageId, now);
                log.push({ text: element.querySelector(".bubble")?.textContent ?? "", state: now, at: performance.now() });
              }
          };
          const watch = new MutationObserver(look);
          for (const root of roots) watch.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state", "data-reason"] });
          const sent = event => {
            if (event.type === "click" || event.key === "Enter") log.push({ text: "", state: "person", at: performance.now() });
          };
          addEventListener("keydown", sent, true);
          addEventListener("click", sent, true);
          look();
        }
        """;

    private readonly IPage _page;

    private MarkWatch(IPage page) => _page = page;

    /// <summary>Begins to watch, before the message is sent.</summary>
    public static async Task<MarkWatch> BeginAsync(IPage page)
    {
        await page.EvaluateAsync(Script);
        return new MarkWatch(page);
    }

    /// <summary>Seconds from the last key or click before the error mark to the mark.</summary>
    public async Task<double> SecondsToMarkAsync(string text)
    {
        var steps = await _page.EvaluateAsync<Step[]>("() => window.__states");
        var mark = steps.Last(step => step.State.StartsWith("error", StringComparison.Ordinal) && step.Text == text);
        var person = steps.Last(step => step.State == "person" && step.At <= mark.At);
        return (mark.At - person.At) / 1000;
    }

    /// <summary>The message's states in their order.</summary>
    public async Task<IReadOnlyList<string>> StatesAsync(string text)
    {
        var steps = await _page.EvaluateAsync<Step[]>("() => window.__states");
        return [.. steps.Where(step => step.Text == text).Select(step => step.State)];
    }

    public sealed class Step
    {
        public string Text { get; set; } = "";

        public string State { get; set; } = "";

        public double At { get; set; }
    }
}
