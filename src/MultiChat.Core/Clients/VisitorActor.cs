using MultiChat.Channels;
using MultiChat.Projects;

namespace MultiChat.Clients;

/// <summary>Who acts: a visitor of a site whose token was checked, or one behind an address of a channel.</summary>
public sealed record VisitorActor
{
    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>The site.</summary>
    public required SiteId Site { get; init; }

    /// <summary>The visitor.</summary>
    public required VisitorId Visitor { get; init; }

    /// <summary>The way on which they speak; the chat on the site where not said.</summary>
    public ChannelKind Channel { get; init; } = ChannelKind.Site;
}
