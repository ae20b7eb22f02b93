using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MultiChat.Browser.Browsing;

/// <summary>The part of a visitor's panel where a request is left.</summary>
public sealed class RequestPart(ILocator part)
{
    public ILocator Part { get; } = part;

    public ILocator Form => Part.Locator("form");

    /// <summary>Says that nobody is there, and when somebody will be.</summary>
    public ILocator Opening => Part.Locator(".opening");

    public ILocator Name => Part.Locator("[name='name']");

    public ILocator Phone => Part.Locator("[name='phone']");

    public ILocator Email => Part.Locator("[name='email']");

    public ILocator Text => Part.Locator("[name='text']");

    public ILocator Consent => Part.Locator("[name='consent']");

    /// <summary>What is wrong, in words.</summary>
    public ILocator Wrong => Part.Locator(".wrong:not([hidden])");

    /// <summary>From the talk to the form.</summary>
    public ILocator Way => Part.Locator(".asking > .leave");

    /// <summary>Into the chat, where one can begin or go on by now.</summary>
    public ILocator Offer => Part.Locator(".offer");

    public ILocator Back => Part.Locator("form > .link");

    public ILocator Send => Form.Locator("button.leave");

    public async Task LeaveAsync(string phone, string text)
    {
        await Phone.FillAsync(phone);
        await Text.FillAsync(text);
        await Send.ClickAsync();
        await Expect(Form).ToBeHiddenAsync();
    }
}
