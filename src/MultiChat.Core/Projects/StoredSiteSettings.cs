using System.Text.Json;
using System.Text.Json.Serialization;
using MultiChat.Team;

namespace MultiChat.Projects;

/// <summary>A site's settings as storages keep them: one JSON object, without what nobody chose.</summary>
internal sealed class StoredSiteSettings
{
    public string? Color { get; init; }

    /// <summary><c>left</c> or <c>right</c>.</summary>
    public string? Side { get; init; }

    public string? Consent { get; init; }

    public IReadOnlyDictionary<string, string>? Texts { get; init; }

    public IReadOnlyList<StoredSegment>? Segments { get; init; }

    public IReadOnlyList<Guid>? Groups { get; init; }

    /// <summary>What a later version keeps in settings: it stays there.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    public static StoredSiteSettings Of(SiteSettings settings) => new()
    {
        Color = settings.Color,
        Side = settings.Side switch { SiteSide.Left => "left", SiteSide.Right => "right", _ => null },
        Consent = settings.Consent,
        Texts = settings.Texts.Count == 0 ? null : settings.Texts,
        Segments = settings.Segments.Count == 0 ? null : [.. settings.Segments.Select(StoredSegment.Of)],
        Groups = settings.Groups.Count == 0 ? null : [.. settings.Groups.Select(group => group.Value)],
        Others = settings.Others,
    };

    public SiteSettings ToSettings() => new()
    {
        Color = Color,
        Side = Side switch { "left" => SiteSide.Left, "right" => SiteSide.Right, _ => null },
        Consent = Consent,
        Texts = Texts ?? SiteSettings.Default.Texts,
        Segments = [.. (Segments ?? []).Select(segment => segment.ToSegment()).OfType<PageSegment>()],
        Groups = [.. (Groups ?? []).Select(group => new GroupId(group))],
        Others = Others,
    };
}
