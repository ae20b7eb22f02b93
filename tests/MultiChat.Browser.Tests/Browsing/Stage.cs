using System.Collections.Concurrent;
using Microsoft.Playwright;
using MultiChat.Browser.Hosts;
using MultiChat.Testing.Wire;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Browsing;

/// <summary>The browsers of one test: a context is one person's browser profile. What their pages complain about goes to the test's output.</summary>
public sealed class Stage(Chromium chromium, ITestOutputHelper output) : IAsyncDisposable
{
    private readonly List<IBrowserContext> _contexts = [];
    private readonly ConcurrentQueue<string> _complaints = new();

    /// <summary>Errors of the pages' consoles and uncaught exceptions so far.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>A new browser profile, or one with the cookies and the storage of another.</summary>
    public async Task<IBrowserContext> NewProfileAsync(Look? look = null, string? kept = null)
    {
        var options = (look ?? new Look()).Options();
        options.StorageState = kept;
        var context = await chromium.Browser.NewContextAsync(options);
        context.Console += (_, message) => Note(message.Type, message.Text);
        context.WebError += (_, error) => Note("exception", error.Error);
        _contexts.Add(context);
        return context;
    }

    /// <summary>A visitor's first tab, or another one of the profile.</summary>
    public async Task<VisitorPage> VisitAsync(Uri site, Look? look = null, IBrowserContext? profile = null)
    {
        look ??= new Look();
        var page = await (profile ?? await NewProfileAsync(look)).NewPageAsync();
        await page.GotoAsync($"{site}?lang={look.Language}");
        return new VisitorPage(page);
    }

    /// <summary>A visitor who has begun to chat.</summary>
    public async Task<VisitorPage> BeginAsync(Uri site, string text, Look? look = null, IBrowserContext? profile = null)
    {
        var visitor = await VisitAsync(site, look, profile);
        await visitor.OpenAsync();
        await visitor.SayAsync(text);
        return visitor;
    }

    /// <summary>An operator at the desk; signed in by the cookie, without the form.</summary>
    public async Task<OperatorPage> SignInAsync(
        Uri mount, string email = "anna@example.org", Look? look = null, string password = ChatHost.Password, IBrowserContext? profile = null)
    {
        profile ??= await NewProfileAsync(look);
        var answer = await profile.APIRequest.PostAsync(
            $"{mount}/v1/session",
            new() { Headers = new Dictionary<string, string> { ["X-MultiChat"] = "1" }, DataObject = new { email, password } });
        answer.Status.Should().Be(200);
        var page = await profile.NewPageAsync();
        await page.GotoAsync($"{mount}/console");
        await Expect(page.Locator(".desk")).ToHaveAttributeAsync("data-link", "open");
        return new OperatorPage(page);
    }

    /// <summary>An operator without a page, who looks into the store and calls what pages do not show.</summary>
    public static async Task<OperatorClient> ObserveAsync(Uri mount, string email = "boris@example.org", string password = ChatHost.Password)
    {
        var client = await OperatorClient.SignInAsync(mount, email, password);
        await client.StartAsync();
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            await context.CloseAsync();
        }

        foreach (var complaint in _complaints)
        {
            output.WriteLine(complaint);
        }
    }

    private void Note(string type, string text)
    {
        if (type is "error" or "warning" or "exception")
        {
            _complaints.Enqueue($"{type}: {text}");
        }
    }
}
