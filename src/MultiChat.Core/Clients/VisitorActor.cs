using MultiChat.Projects;

namespace MultiChat.Clients;

/// <summary>Who acts on a site: a visitor whose token was checked.</summary>
public sealed record VisitorActor
{
    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>The site.</summary>
    public required SiteId Site { get; init; }

    /// <summary>The visitor.</summary>
    public required VisitorId Visitor { get; init; }
}
