using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Browsing;

/// <summary>A tab of a visitor, as the visitor sees it.</summary>
public sealed partial class VisitorPage(IPage page)
{
    public IPage Page { get; } = page;

    public ILocator Launcher => Page.GetByRole(AriaRole.Button, new() { NameRegex = LauncherName() });

    public ILocator Panel => Page.Locator("multi-chat dialog.panel");

    public ILocator Field => Panel.Locator(".composer textarea");

    /// <summary>What leads to a request: the form, or the way to it.</summary>
    public RequestPart Request => new(Panel.Locator(".request"));

    public ILocator Send => Panel.Locator("[data-send]");

    public ILocator CloseButton => Panel.Locator("[data-close]");

    public ILocator Bubbles => Panel.Locator("[data-message-id]");

    /// <summary>Says who is here.</summary>
    public ILocator Status => Panel.Locator("[data-status]");

    public ILocator Note => Panel.Locator("[data-note]");

    /// <summary>The message that says exactly this.</summary>
    public ILocator Message(string text) =>
        Bubbles.Filter(new() { Has = Page.Locator(".bubble").Filter(new() { HasTextRegex = new Regex($"^{Regex.Escape(text)}$") }) });

    /// <summary>A line that says what happened: <c>joined</c> or <c>closed</c>.</summary>
    public ILocator Happened(string kind) => Panel.Locator($"[data-event='{kind}']");

    /// <summary>Opens the panel, where the tab's last page has not left it open, and waits until the host knows who this is.</summary>
    public async Task OpenAsync()
    {
        if (!await IsLeftOpenAsync())
        {
            await Launcher.ClickAsync();
        }

        await Expect(Panel).ToBeVisibleAsync();
        await ExpectJoinedAsync();
    }

    // A page that may not use its storage remembers nothing.
    private Task<bool> IsLeftOpenAsync() => Page.EvaluateAsync<bool>(
        """
        () => {
          try {
            return innerWidth >= 480 && Object.entries(sessionStorage).some(([key, flags]) => key.startsWith("multichat:") && flags.split(" ").includes("open"));
          } catch {
            return false;
          }
        }
        """);

    public Task ExpectJoinedAsync() => Expect(Panel).ToHaveAttributeAsync("data-joined", "true");

    public async Task WriteAsync(string text)
    {
        await Field.FillAsync(text);
        await Field.PressAsync("Enter");
    }

    /// <summary>Writes, and waits until the host has it.</summary>
    public async Task SayAsync(string text)
    {
        await WriteAsync(text);
        await ExpectStateAsync(text, "sent|read");
    }

    public Task ExpectStateAsync(string text, string states) =>
        Expect(Message(text)).ToHaveAttributeAsync("data-state", new Regex($"^({states})$"));

    /// <summary>Each bubble's text, oldest first.</summary>
    public Task ExpectTextsAsync(params string[] texts) => Expect(Bubbles.Locator(".bubble")).ToHaveTextAsync(texts);

    /// <summary>Closes the tab as a person does, so that the page may say goodbye.</summary>
    public async Task CloseTabAsync()
    {
        var closed = new TaskCompletionSource();
        Page.Close += (_, _) => closed.TrySetResult();
        await Page.CloseAsync(new() { RunBeforeUnload = true });
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [GeneratedRegex("^(Чат|Chat)(,|$)")]
    private static partial Regex LauncherName();
}
