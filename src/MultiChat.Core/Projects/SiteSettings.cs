namespace MultiChat.Projects;

/// <summary>What the team has chosen for a site's widget.</summary>
public sealed record SiteSettings
{
    /// <summary>Nothing chosen: the widget as it comes.</summary>
    public static readonly SiteSettings Default = new();

    /// <summary>What a visitor agrees to before a request is taken (rule P5), in one paragraph of 1 to 1,000 units, or null where nothing is asked.</summary>
    public string? Consent { get; init; }
}
