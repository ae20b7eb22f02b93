using MultiChat.Channels;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Clients;

/// <summary>
/// One browser's identity on a site, given before its first message and the same in all its tabs (rule M2); or who is behind an address of a channel.
/// </summary>
public sealed record Visitor
{
    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>Names the visitor.</summary>
    public required VisitorId Id { get; init; }

    /// <summary>The site it was given on.</summary>
    public required SiteId Site { get; init; }

    /// <summary>When it was given.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>When they were last here, as far as it was noted; null before that.</summary>
    public Instant? SeenAt { get; init; }

    /// <summary>When they were last here for certain: the later of <see cref="SeenAt"/> and <see cref="CreatedAt"/>.</summary>
    public Instant LastSeenAt => SeenAt is { } seen && seen > CreatedAt ? seen : CreatedAt;

    /// <summary>Where they are reached outside the site; null for a browser.</summary>
    public ChannelAddress? Address { get; init; }
}
