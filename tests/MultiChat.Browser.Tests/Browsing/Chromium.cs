using Microsoft.Playwright;

namespace MultiChat.Browser.Browsing;

/// <summary>One real browser for a collection of tests. Debian's <c>chromium</c>, or the one that the variable <c>CHROMIUM</c> names.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] _flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
        // Names of this machine that browsers do not trust as they trust 127.0.0.1.
        "--host-resolver-rules=MAP *.test 127.0.0.1",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser has not been started.");

    public async Task InitializeAsync()
    {
        // A page that could not connect several times, as on a slow machine, tries again after 31 s at the latest.
        Assertions.SetDefaultExpectTimeout(40_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Find(), Args = _flags });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }

    private static string Find()
    {
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "chromium"));
        var candidates = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? [named] : paths;
        return candidates.FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("There is no browser. Install Debian's chromium, or set CHROMIUM to the path of one.");
    }
}
