using Microsoft.Playwright;

namespace MultiChat.Browser.Browsing;

/// <summary>Keys pressed so quickly that the page finds them all waiting.</summary>
internal static class QuickKeys
{
    private const string Busy = "setTimeout(() => { const until = performance.now() + 500; while (performance.now() < until); })";

    /// <summary>One right after the other, with nothing of the page's own between them.</summary>
    public static async Task PressAsync(IPage page, string first, string second)
    {
        await page.EvaluateAsync(Busy);
        await Task.WhenAll(page.Keyboard.PressAsync(first), page.Keyboard.PressAsync(second));
    }
}
