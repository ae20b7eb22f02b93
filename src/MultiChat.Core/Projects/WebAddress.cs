namespace MultiChat.Projects;

/// <summary>Reads web addresses that come from outside.</summary>
internal static class WebAddress
{
    /// <summary>
    /// The address, or null where the text is none. Some hosts can be parsed but have no form in ASCII, and .NET throws only when asked for it: such an
    /// address is none.
    /// </summary>
    public static Uri? Find(string? text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return null;
        }

        try
        {
            return address.IdnHost.Length > 0 ? address : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
