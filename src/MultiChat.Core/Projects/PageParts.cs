namespace MultiChat.Projects;

/// <summary>The names of <see cref="PagePart"/>, in stores and on the wire.</summary>
internal static class PageParts
{
    public static string NameOf(PagePart part) => part switch
    {
        PagePart.Cookie => "cookie",
        PagePart.Query => "query",
        _ => "url",
    };

    /// <summary>Null for a name of none.</summary>
    public static PagePart? Find(string name) => name switch
    {
        "url" => PagePart.Url,
        "cookie" => PagePart.Cookie,
        "query" => PagePart.Query,
        _ => null,
    };
}
