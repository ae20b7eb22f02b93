using NodaTime;

namespace MultiChat.Projects;

/// <summary>One company's desk: members, groups, sites. A host may serve many; nothing crosses between them.</summary>
public sealed record Project
{
    /// <summary>Names the project.</summary>
    public required ProjectId Id { get; init; }

    /// <summary>The project's name in addresses: 1 to 40 of a-z, 0-9 and dash. Unique in the installation.</summary>
    public required string Slug { get; init; }

    /// <summary>The name operators see, 1 to 100 units.</summary>
    public required string Name { get; init; }

    /// <summary>The language of generated names: <c>ru</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The IANA time zone of the project, for example <c>Europe/Moscow</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>
    /// When the zone was last changed, or null for never: hand switches moved before it count no more for those whose hours follow it (rule P3). The chat
    /// gives it; what a caller says of it is ignored.
    /// </summary>
    public Instant? ZoneSince { get; init; }

    /// <summary>The country whose phones are written without its code (rule C4), in two capital letters of ISO 3166-1; null where none is meant. Nothing is compared by it yet.</summary>
    public string? Country { get; init; }
}
