using System.Text.RegularExpressions;
using MultiChat.Letters;

namespace MultiChat.Projects;

/// <summary>What may be chosen for a site. Pure.</summary>
internal static partial class SiteRules
{
    private const int MostSites = 100;
    private const int MostConsent = 1_000;
    private const int MostText = 500;

    /// <summary>The settings cleaned, with texts of nothing visible left out, or a refusal that names the member that breaks its bounds.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.InvalidField"/>.</exception>
    public static SiteSettings Checked(SiteSettings settings) => settings with
    {
        Color = Color(settings.Color),
        Side = settings.Side is not { } side || Enum.IsDefined(side) ? settings.Side : throw Refusal.InvalidField("side", "The side is left or right."),
        Consent = Line("consent", settings.Consent, MostConsent),
        Texts = Texts(settings.Texts),
        Segments = SegmentRules.Checked(settings.Segments),
        Groups = SegmentRules.Checked(settings.Groups),
    };

    /// <summary>A site with nothing chosen yet.</summary>
    /// <exception cref="ArgumentException">The key is none, or there are allowed origins.</exception>
    public static Site New(ProjectId project, SiteId id, string key, IReadOnlyList<string>? allowedOrigins) => allowedOrigins is not { Count: > 0 }
        ? new Site { Project = project, Id = id, Key = ProjectKey.Checked(key) }
        : throw new ArgumentException(
            "Pages of another origin cannot use the chat yet: browsers keep its script and its cookie from them. Leave allowedOrigins out, and "
            + "let the pages' own server pass the chat's paths on as a proxy, so that both are of one origin.",
            nameof(allowedOrigins));

    /// <summary>Why a project may have no further site; null where it may. Each takes its key from the whole installation.</summary>
    public static Refusal? WhyNotAdd(IReadOnlyCollection<Site> sites) =>
        sites.Count < MostSites ? null : Refusal.InvalidField("key", $"A project has at most {MostSites} sites.");

    /// <summary>Why a site may not be changed by whoever saw this version of it; null where it may, and for version 0, which is any.</summary>
    public static Refusal? WhyNotSave(Site current, long seen) => seen == 0 || seen == current.Version ? null : Conflict(current);

    /// <summary>Another has changed the site since.</summary>
    public static Refusal Conflict(Site current) => new(RefusalCode.SiteConflict, "Another changed the site since. Look at it again.")
    {
        Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["site"] = current },
    };

    private static string? Color(string? given) =>
        string.IsNullOrWhiteSpace(given) ? null
        : Hex().IsMatch(given.Trim()) ? given.Trim().ToLowerInvariant()
        : throw Refusal.InvalidField("color", "A colour is written #rrggbb.");

    private static Dictionary<string, string> Texts(IReadOnlyDictionary<string, string> given)
    {
        if (given.Keys.FirstOrDefault(key => !SiteSettings.TextKeys.Contains(key, StringComparer.Ordinal)) is not null)
        {
            throw Refusal.InvalidField("texts", $"A site's texts are {string.Join(", ", SiteSettings.TextKeys)}.");
        }

        var texts =
            from key in SiteSettings.TextKeys
            let text = Line("texts", given.GetValueOrDefault(key), MostText)
            where text is not null
            select KeyValuePair.Create(key, text);
        return texts.ToDictionary(StringComparer.Ordinal);
    }

    private static string? Line(string member, string? given, int most) =>
        given is null || (KeptText.IsPossible(given) && Visibility.IsBlank(CleanText.InOneLine(given))) ? null
        : ShownLine.TryRead(given, most, out var line) ? line
        : throw Refusal.InvalidField(member, $"At most {most} characters, without NUL and lone surrogates.");

    [GeneratedRegex("^#[0-9A-Fa-f]{6}\\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Hex();
}
