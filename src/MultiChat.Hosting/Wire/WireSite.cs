using MultiChat.Projects;

namespace MultiChat.Hosting.Wire;

/// <summary>A site for those who set it up.</summary>
internal sealed record WireSite
{
    public required Guid Id { get; init; }

    public required string Key { get; init; }

    /// <summary>Who saves gives it back.</summary>
    public required long Version { get; init; }

    public required string? Color { get; init; }

    public required string? Side { get; init; }

    public required string? Consent { get; init; }

    /// <summary>The site's own wording by key.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    /// <summary>The first that fits a page says which groups its new chats go to.</summary>
    public required IReadOnlyList<WireSegment> Segments { get; init; }

    /// <summary>The groups where none fits; without any, everybody.</summary>
    public required IReadOnlyList<Guid> Groups { get; init; }

    public static WireSite Of(Site site) => new()
    {
        Id = site.Id.Value,
        Key = site.Key,
        Version = site.Version,
        Color = site.Settings.Color,
        Side = WireSide.Of(site.Settings.Side),
        Consent = site.Settings.Consent,
        Texts = site.Settings.Texts,
        Segments = [.. site.Settings.Segments.Select(WireSegment.Of)],
        Groups = [.. site.Settings.Groups.Select(group => group.Value)],
    };
}
