using System.Text.Json;
using MultiChat.Team;

namespace MultiChat.Projects;

/// <summary>What the team has chosen for a site's widget. What it has not is null, or left out. Two that say the same are equal.</summary>
public sealed record SiteSettings
{
    private const string Nothing = "{}";
    private static readonly Dictionary<string, string> NoTexts = [];

    /// <summary>Nothing chosen: the widget as it comes.</summary>
    public static readonly SiteSettings Default = new();

    /// <summary>The texts that a site may word anew: the widget's own names of them.</summary>
    public static IReadOnlyList<string> TextKeys { get; } = ["title", "launcher", "here", "away", "empty", "emptyHint", "awayHint", "write"];

    /// <summary>The widget's colour as <c>#rrggbb</c> in lower case, or null for its own.</summary>
    public string? Color { get; init; }

    /// <summary>The side of the page on which it stands, or null where the page decides.</summary>
    public SiteSide? Side { get; init; }

    /// <summary>What a visitor agrees to before a request is taken (rule P5), in one paragraph of 1 to 1,000 units, or null where nothing is asked.</summary>
    public string? Consent { get; init; }

    /// <summary>The site's own wording, whatever the visitor's language: texts by <see cref="TextKeys"/>, each one line of 1 to 500 units.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = NoTexts;

    /// <summary>Which groups a new chat goes to by its page: at most 50, of which the first that fits counts (rule D4).</summary>
    public IReadOnlyList<PageSegment> Segments { get; init; } = [];

    /// <summary>The groups that apply where no segment fits, at most 20; without any, everybody (rule D4).</summary>
    public IReadOnlyList<GroupId> Groups { get; init; } = [];

    /// <summary>What a later version keeps beside these, or null.</summary>
    internal Dictionary<string, JsonElement>? Others { get; init; }

    internal IEnumerable<string?> AllTexts =>
    [
        Color,
        Consent,
        .. Texts.Keys,
        .. Texts.Values,
        .. Segments.SelectMany(segment => segment.Conditions).SelectMany(condition => condition.Values.Prepend(condition.Key)),
    ];

    /// <summary>The settings as a storage keeps them: one JSON object, without what nobody chose.</summary>
    /// <exception cref="ArgumentException">A text cannot be kept (<see cref="KeptText"/>).</exception>
    public string ToJson()
    {
        if (Others is null && Equals(Default))
        {
            return Nothing;
        }

        foreach (var text in AllTexts)
        {
            KeptText.Checked(text ?? "");
        }

        return JsonSerializer.Serialize(StoredSiteSettings.Of(this), StoredSiteSettingsJson.Kept.StoredSiteSettings);
    }

    /// <summary>Settings that a storage has kept. Members that this version does not know stay in them, and are kept with them again.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave, in this version or another.</param>
    public static SiteSettings FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return json is Nothing ? Default : JsonSerializer.Deserialize(json, StoredSiteSettingsJson.Kept.StoredSiteSettings)!.ToSettings();
    }

    /// <summary>Whether both say the same; what a later version keeps does not count.</summary>
    /// <param name="other">Others.</param>
    public bool Equals(SiteSettings? other) =>
        other is not null && Color == other.Color && Side == other.Side && Consent == other.Consent && Texts.Count == other.Texts.Count
        && Texts.All(text => other.Texts.TryGetValue(text.Key, out var its) && its == text.Value)
        && Segments.SequenceEqual(other.Segments) && Groups.SequenceEqual(other.Groups);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Color, Side, Consent, Texts.Count, Segments.Count, Groups.Count);
}
