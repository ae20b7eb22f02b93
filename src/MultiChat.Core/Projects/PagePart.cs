namespace MultiChat.Projects;

/// <summary>What of a visited page a condition looks at (rule D4).</summary>
public enum PagePart
{
    /// <summary>Its host and the beginning of its path.</summary>
    Url,

    /// <summary>A cookie of the visitor's browser, as it came with the connection to the chat.</summary>
    Cookie,

    /// <summary>A parameter of its address, behind the question mark.</summary>
    Query,
}
