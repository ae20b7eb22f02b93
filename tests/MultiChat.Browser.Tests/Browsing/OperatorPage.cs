using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Browsing;

/// <summary>A tab of the console, as the operator sees it.</summary>
public sealed class OperatorPage(IPage page)
{
    public IPage Page { get; } = page;

    public ILocator Rows => Page.Locator("[data-dialog-id]");

    public ILocator Thread => Page.Locator(".thread-pane");

    public ILocator Head => Thread.Locator(".thread-head");

    public ILocator Bubbles => Thread.Locator("[data-message-id]");

    public ILocator Field => Thread.Locator("textarea#composer");

    public ILocator Send => Thread.Locator("[data-send]");

    /// <summary>What the composer says about a text that came back.</summary>
    public ILocator Returned => Thread.Locator(".returned");

    public ILocator Toasts => Page.Locator("[data-toast]");

    public ILocator Editor => Thread.Locator("[data-editor]");

    /// <summary>A menu's item, of a message or of the rail.</summary>
    public ILocator MenuItem(string name) => Page.Locator($"[data-item='{name}']");

    public ILocator Section(string section) => Page.Locator($"[data-section='{section}']");

    /// <summary>A command's button in the thread's head; where there is no room for it, <see cref="RunFromMenuAsync"/>.</summary>
    public ILocator Command(string name) => Thread.Locator($"[data-command='{name}']");

    public ILocator Commands => Thread.Locator("[data-commands]");

    /// <summary>The message that says exactly this.</summary>
    public ILocator Message(string text) =>
        Bubbles.Filter(new() { Has = Page.Locator(".bubble").Filter(new() { HasTextRegex = new Regex($"^{Regex.Escape(text)}$") }) });

    /// <summary>A line that says what happened, such as <c>closed</c>.</summary>
    public ILocator Happened(string kind) => Thread.Locator($"[data-event='{kind}']");

    /// <summary>Opens the only dialog of the section that is shown, or the one whose row has the text.</summary>
    public async Task OpenAsync(string? text = null)
    {
        await (text is null ? Rows : Rows.Filter(new() { HasText = text })).ClickAsync();
        await Expect(Bubbles.First).ToBeVisibleAsync();
    }

    public async Task RunFromMenuAsync(string command)
    {
        await Commands.ClickAsync();
        await MenuItem(command).ClickAsync();
    }

    public async Task WriteAsync(string text)
    {
        await Field.FillAsync(text);
        await Field.PressAsync("Control+Enter");
    }

    /// <summary>Writes, and waits until the host has it.</summary>
    public async Task SayAsync(string text)
    {
        await WriteAsync(text);
        await ExpectStateAsync(text, "accepted|delivered|read|error");
        await Expect(Field).ToHaveValueAsync("");
    }

    public Task ExpectStateAsync(string text, string states) =>
        Expect(Message(text)).ToHaveAttributeAsync("data-state", new Regex($"^({states})$"));

    public Task ExpectMarkAsync(string text, string reason) =>
        Expect(Message(text)).ToHaveAttributeAsync("data-reason", reason);

    /// <summary>Each bubble's text, oldest first.</summary>
    public Task ExpectTextsAsync(params string[] texts) => Expect(Bubbles.Locator(".bubble")).ToHaveTextAsync(texts);

    /// <summary>The dialogs with unread messages in a section.</summary>
    public Task ExpectUnreadAsync(string section, int count) =>
        Expect(Section(section)).ToHaveAttributeAsync("data-unread", $"{count}");

    public async Task EditAsync(string text, string next)
    {
        await Message(text).ClickAsync(new() { Button = MouseButton.Right });
        await MenuItem("edit").ClickAsync();
        await Editor.Locator("textarea").FillAsync(next);
        await Editor.Locator("[type='submit']").ClickAsync();
    }
}
