using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Browsing;

/// <summary>Goes about a page as somebody without a mouse does.</summary>
internal static class TabKey
{
    /// <summary>More stops than any page has.</summary>
    private const int MostStops = 80;

    /// <summary>Goes on by the Tab key to what has to be reached.</summary>
    public static async Task GoToAsync(ILocator wanted, bool back = false)
    {
        await Expect(wanted).ToBeVisibleAsync();
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await wanted.Page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
        }

        await Expect(wanted).ToBeFocusedAsync();
    }
}
