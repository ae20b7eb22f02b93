using MultiChat.Letters;
using MultiChat.Team;

namespace MultiChat.Projects;

/// <summary>Which groups apply to a page, and what a segment may be (rule D4). Pure.</summary>
internal static class SegmentRules
{
    private const string Member = "segments";
    private const int MostSegments = 50;
    private const int MostConditions = 10;
    private const int MostValues = 50;
    private const int MostGroups = 20;
    private const int MostKey = 100;
    private const int MostValue = 500;

    /// <summary>The groups of the first segment that the page is in, or else the site's own; none means everybody.</summary>
    public static IReadOnlyList<GroupId> GroupsFor(SiteSettings settings, VisitedPage page) =>
        settings.Segments.FirstOrDefault(segment => segment.Conditions.All(condition => Holds(condition, page)))?.Groups ?? settings.Groups;

    /// <summary>Cleaned, or refused by the member that breaks its bounds.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.InvalidField"/>.</exception>
    public static IReadOnlyList<PageSegment> Checked(IReadOnlyList<PageSegment> segments) =>
        segments.Count <= MostSegments ? [.. segments.Select(Checked)] : throw Refused($"A site has at most {MostSegments} segments.");

    /// <summary>The groups that apply where no segment does.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.InvalidField"/>.</exception>
    public static IReadOnlyList<GroupId> Checked(IReadOnlyList<GroupId> groups, string member = "groups") =>
        groups.Count <= MostGroups ? [.. groups.Distinct()] : throw Refusal.InvalidField(member, $"At most {MostGroups} groups.");

    /// <summary>Why the settings do not fit a team; null where they do.</summary>
    public static Refusal? WhyNotIn(SiteSettings settings, IReadOnlySet<GroupId> groups) =>
        !settings.Groups.All(groups.Contains) ? Refusal.InvalidField("groups", "There is no such group in the project.")
        : !settings.Segments.All(segment => segment.Groups.All(groups.Contains)) ? Refused("There is no such group in the project.")
        : null;

    /// <summary>The names of the cookies that some segment looks at.</summary>
    public static IEnumerable<string> CookiesOf(SiteSettings settings) =>
        from segment in settings.Segments
        from condition in segment.Conditions
        where condition.Part == PagePart.Cookie
        select condition.Key;

    private static PageSegment Checked(PageSegment segment)
    {
        var conditions = segment.Conditions.Select(Checked).ToList();
        return
            conditions.Count is 0 or > MostConditions ? throw Refused($"A segment has 1 to {MostConditions} conditions.")
            : conditions.DistinctBy(condition => (condition.Part, condition.Key)).Count() < conditions.Count ? throw Refused("A segment asks for each key once.")
            : segment.Groups.Count == 0 ? throw Refused("A segment names at least one group.")
            : new PageSegment { Conditions = conditions, Groups = Checked(segment.Groups, Member) };
    }

    private static PageCondition Checked(PageCondition condition)
    {
        var isUrl = condition.Part == PagePart.Url;
        var values = condition.Values.Select(value => Line(value, MostValue)).Distinct(StringComparer.Ordinal).ToList();
        return
            !Enum.IsDefined(condition.Part) ? throw Refused("A condition looks at the url, a cookie or a query parameter.")
            : values.Count > MostValues ? throw Refused($"A condition has at most {MostValues} values.")
            : isUrl && condition.Key.Length > 0 ? throw Refused("A condition on the url has no key.")
            : isUrl && (values.Count == 0 || values.Any(value => PageAddress.Parse(value) is null)) ? throw Refused("An address is a host, a path, or both.")
            : condition with { Key = isUrl ? "" : Line(condition.Key, MostKey), Values = values };
    }

    private static string Line(string given, int most) =>
        ShownLine.TryRead(given, most, out var line) ? line : throw Refused($"Keys have 1 to {MostKey} characters, and values 1 to {MostValue}.");

    private static bool Holds(PageCondition condition, VisitedPage page) => condition.Part switch
    {
        PagePart.Url => page.Url is { } url && condition.Values.Any(value => PageAddress.Parse(value) is { } address && address.Holds(url)),
        PagePart.Cookie => page.Cookies.TryGetValue(condition.Key, out var cookie) && HasValue(condition, [cookie]),
        _ => page.ParametersOf(condition.Key).ToList() is { Count: > 0 } values && HasValue(condition, values),
    };

    private static bool HasValue(PageCondition condition, IEnumerable<string> found) =>
        condition.Values.Count == 0 || found.Any(value => condition.Values.Contains(value, StringComparer.Ordinal));

    private static Refusal Refused(string why) => Refusal.InvalidField(Member, why);
}
