namespace MultiChat.Projects;

/// <summary>Reads addresses of the web that somebody else has written.</summary>
internal static class WebAddress
{
    /// <summary>The address, or null for what is none. Its host has a form in ASCII: some that are parsed have not, and throw only when they are asked for it.</summary>
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
