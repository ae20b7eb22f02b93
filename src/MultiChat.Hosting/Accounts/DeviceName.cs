namespace MultiChat.Hosting.Accounts;

/// <summary>What a browser calls itself, in words that its owner knows: <c>Chrome · Windows</c>.</summary>
internal static class DeviceName
{
    // The first that fits: others call themselves by those names too.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("YaBrowser/", "Yandex"), ("Edg", "Edge"), ("OPR/", "Opera"), ("Vivaldi/", "Vivaldi"), ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>Browser and system as far as they are known, or null.</summary>
    public static string? Of(string? userAgent)
    {
        string[] known = [.. new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.OfType<string>()];
        return known.Length == 0 ? null : string.Join(" · ", known);
    }

    private static string? Find((string Mark, string Name)[] known, string? userAgent) =>
        Array.Find(known, one => userAgent?.Contains(one.Mark, StringComparison.Ordinal) == true).Name;
}
