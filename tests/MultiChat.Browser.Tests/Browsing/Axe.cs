using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace MultiChat.Browser.Browsing;

/// <summary>axe's rules of WCAG 2.2 A and AA, run inside the page itself: axe is put into it once.</summary>
internal static class Axe
{
    private static readonly string[] _levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    private static readonly string _script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What no rule but these two sees differently in the other theme.</summary>
    private static readonly string[] _ofColours = ["color-contrast", "link-in-text-block"];

    private const string Run =
        """
        async runOnly => {
          // What is on its way in or out is half transparent.
          const passing = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().iterations !== Infinity);
          await Promise.allSettled(passing.map(animation => animation.finished));
          const { passes, violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
          return {
            Passed: passes.map(rule => rule.id),
            Found: violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target}: ${node.failureSummary} in ${node.html}`)),
          };
        }
        """;

    /// <summary>All rules.</summary>
    public static Task<AxeFindings> LookAsync(IPage page) => RunAsync(page, new { type = "tag", values = _levels });

    /// <summary>The rules that look at colours, for a page that <see cref="LookAsync"/> has seen in the other theme.</summary>
    public static Task<AxeFindings> LookAtColoursAsync(IPage page) => RunAsync(page, new { type = "rule", values = _ofColours });

    private static async Task<AxeFindings> RunAsync(IPage page, object runOnly)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(_script);
        }

        return await page.EvaluateAsync<AxeFindings>(Run, runOnly);
    }
}
