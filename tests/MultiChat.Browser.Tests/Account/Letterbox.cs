using Microsoft.Playwright;

namespace MultiChat.Browser.Account;

/// <summary>The letters of a host in Development, as its page shows them to who is signed in.</summary>
internal static class Letterbox
{
    /// <summary>The newest letter.</summary>
    public static async Task<string> ReadAsync(IBrowserContext signedIn, Uri mount, string subject)
    {
        var page = await signedIn.NewPageAsync();
        // A letter goes out by itself after the request that asked for it.
        while (true)
        {
            await page.GotoAsync($"{mount}/mail");
            if (await page.Locator("h2").First.IsVisibleAsync() && (await page.Locator("h2").First.InnerTextAsync()).StartsWith(subject, StringComparison.Ordinal))
            {
                var text = await page.Locator("pre").First.InnerTextAsync();
                await page.CloseAsync();
                return text;
            }
        }
    }

    public static string PasswordIn(string letter) => letter.Split('\n').Select(line => line.Split("Пароль: ")).First(parts => parts.Length == 2)[1].Trim();

    public static string LinkIn(string letter) => letter.Split('\n').First(line => line.Contains("#/password/", StringComparison.Ordinal)).Trim();
}
