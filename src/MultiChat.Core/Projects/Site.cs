namespace MultiChat.Projects;

/// <summary>A place with the widget.</summary>
public sealed record Site
{
    /// <summary>The project it belongs to.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>Names the site.</summary>
    public required SiteId Id { get; init; }

    /// <summary>The public key in the widget's script address: 1 to 40 of a-z, 0-9 and dash. Unique in the installation, no secret.</summary>
    public required string Key { get; init; }

    /// <summary>
    /// Origins beside the host's own from which requests are taken, for example <c>https://shop.example</c>. Compared exactly. Browsers do not
    /// show the chat on such pages yet, so <see cref="ProjectAdmin.AddSiteAsync"/> takes none.
    /// </summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>What the team has chosen for its widget.</summary>
    public SiteSettings Settings { get; init; } = SiteSettings.Default;

    /// <summary>
    /// Grows with each save, so that an edit can tell that another came between; 0 for a site that is not saved yet, and in a storage that is no
    /// <see cref="Commits.ITeamStore"/>. The store gives it.
    /// </summary>
    public long Version { get; init; }
}
