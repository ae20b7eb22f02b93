using Microsoft.Playwright;

namespace MultiChat.Browser.Browsing;

/// <summary>
/// One real browser for a collection of tests: the one that the variable <c>CHROMIUM</c> names, else Debian's <c>chromium-headless-shell</c>, which is
/// Chromium without the window around the page and starts pages in half the time, else its <c>chromium</c>.
/// </summary>
public class Chromium : IAsyncLifetime
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

    /// <summary>The programs that will do, the best first.</summary>
    protected virtual IEnumerable<string> Programs => ["chromium-headless-shell", "chromium"];

    private string Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var paths = Programs.SelectMany(program => folders.Select(folder => Path.Combine(folder, program)));
        var candidates = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? [named] : paths;
        return candidates.FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("There is no browser. Install Debian's chromium, or set CHROMIUM to the path of one.");
    }
}
