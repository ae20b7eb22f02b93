using Microsoft.Playwright;

namespace MultiChat.Browser.Browsing;

/// <summary>What a browser looks like and which language it speaks.</summary>
public sealed record Look
{
    /// <summary><c>ru</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "ru";

    public bool IsDark { get; init; }

    /// <summary>390 x 844 with a touch screen.</summary>
    public bool IsPhone { get; init; }

    public BrowserNewContextOptions Options() => new()
    {
        Locale = Language == "ru" ? "ru-RU" : "en-US",
        ColorScheme = IsDark ? ColorScheme.Dark : ColorScheme.Light,
        ViewportSize = IsPhone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 },
        IsMobile = IsPhone,
        HasTouch = IsPhone,
        DeviceScaleFactor = IsPhone ? 2 : 1,
        TimezoneId = "Europe/Moscow",
    };
}
