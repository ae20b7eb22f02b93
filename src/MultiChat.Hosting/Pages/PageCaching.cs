namespace MultiChat.Hosting.Pages;

/// <summary>How long a browser keeps a page's file.</summary>
internal enum PageCaching
{
    /// <summary>Asked for anew each time, by ETag.</summary>
    Revalidated,
    /// <summary>Its name has its hash: kept for ever.</summary>
    Immutable,
}
