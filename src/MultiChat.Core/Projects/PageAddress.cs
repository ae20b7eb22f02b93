namespace MultiChat.Projects;

/// <summary>The address that a condition names: a host, the beginning of a path, or both.</summary>
internal readonly record struct PageAddress
{
    private const string Anywhere = "any.invalid";

    /// <summary>Null for any.</summary>
    private string? Host { get; init; }

    /// <summary>Null for any.</summary>
    private int? Port { get; init; }

    private string Path { get; init; }

    /// <summary>What was typed, with or without <c>https://</c>; null where it names no place.</summary>
    public static PageAddress? Parse(string typed)
    {
        var text = typed.Trim();
        var start = text.IndexOf("://", StringComparison.Ordinal);
        var place = start < 0 ? text : text[(start + 3)..];
        var isAnywhere = place.StartsWith('/');
        if (place.Length == 0 || place.IndexOfAny(['?', '#', '@', '\\']) >= 0 || WebAddress.Find($"http://{(isAnywhere ? Anywhere : "")}{place}") is not { } uri)
        {
            return null;
        }

        return new PageAddress
        {
            Host = isAnywhere ? null : uri.IdnHost,
            Port = isAnywhere || uri.IsDefaultPort ? null : uri.Port,
            Path = Uri.UnescapeDataString(uri.AbsolutePath).TrimEnd('/'),
        };
    }

    /// <summary>Whether the page stands there, or below.</summary>
    public bool Holds(Uri page)
    {
        if ((Host is { } host && !host.Equals(page.IdnHost, StringComparison.OrdinalIgnoreCase)) || (Port is { } port && port != page.Port))
        {
            return false;
        }

        var path = Uri.UnescapeDataString(page.AbsolutePath);
        return path.StartsWith(Path, StringComparison.Ordinal) && (path.Length == Path.Length || path[Path.Length] == '/');
    }
}
