using MultiChat.Projects;
using MultiChat.Schedules;
using MultiChat.Team;

namespace MultiChat.Commits;

/// <summary>Says for the audit what a commit changes in a team. Pure.</summary>
internal static class TeamAudit
{
    /// <summary>Who reads the audit learns that it was changed: the number itself is for those who may see the member.</summary>
    private const string Phone = "phone";

    /// <summary>The commit with the changes in its entry.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="before">The team as the decision saw it, or null where there was none.</param>
    public static TeamCommit Fill(TeamCommit commit, ProjectTeam? before)
    {
        Group[] groups = [.. commit.Groups, .. before?.Groups ?? []];
        return commit with
        {
            Entry = commit.Entry with
            {
                Changes =
                [
                    .. commit.Entry.Changes,
                    .. Of<Project>(commit.Settings is { } settings ? [settings] : [], _ => before?.Project, project => project.Id.Value, FieldsOf),
                    .. Of(commit.Sites, site => before?.FindSite(site.Id), site => site.Id.Value, site => FieldsOf(site, groups)),
                    .. Of(commit.Groups, group => before?.Groups.FirstOrDefault(known => known.Id == group.Id), group => group.Id.Value, FieldsOf),
                    .. Of(commit.Classes, known => before?.FindClass(known.Id), known => known.Id.Value, FieldsOf),
                    .. Of(commit.Members, member => before?.FindMember(member.Id), member => member.Id.Value, member => FieldsOf(member, groups)),
                ],
            },
        };
    }

    private static IEnumerable<AuditedChange> Of<T>(
        IReadOnlyList<T> items, Func<T, T?> find, Func<T, Guid> idOf, Func<T, IReadOnlyList<(string Field, string? Value)>> fieldsOf)
        where T : class =>
        from item in items
        let known = find(item) is { } found ? fieldsOf(found) : null
        from change in fieldsOf(item).Select((field, index) => new AuditedChange
        {
            Subject = idOf(item), Field = field.Field, Before = known?[index].Value, After = field.Value,
        })
        where !string.Equals(change.Before, change.After, StringComparison.Ordinal)
        select change.Field == Phone ? change with { Before = null, After = null } : change;

    private static (string Field, string? Value)[] FieldsOf(Project project) =>
        [("name", project.Name), ("language", project.Language), ("zone", project.Zone), ("country", project.Country)];

    private static (string Field, string? Value)[] FieldsOf(Site site, Group[] groups) =>
    [
        ("key", site.Key),
        ("allowed_origins", OrNull(string.Join(' ', site.AllowedOrigins))),
        ("color", site.Settings.Color),
        ("side", site.Settings.Side?.ToString()),
        ("consent", site.Settings.Consent),
        .. SiteSettings.TextKeys.Select(key => ($"text_{key}", site.Settings.Texts.GetValueOrDefault(key))),
        ("segments", OrNull(string.Join("; ", site.Settings.Segments.Select(segment => $"{TextOf(segment)}: {NamesOf(segment.Groups, groups)}")))),
        ("groups", OrNull(NamesOf(site.Settings.Groups, groups))),
    ];

    private static (string Field, string? Value)[] FieldsOf(Group group) => [("name", group.Name)];

    private static (string Field, string? Value)[] FieldsOf(InquiryClass known) =>
        [("name", known.Name), ("is_lead", known.IsLead ? "true" : null), ("removed", known.Removed ? "true" : null)];

    private static (string Field, string? Value)[] FieldsOf(Member member, Group[] groups) =>
    [
        ("email", member.Email),
        ("first_name", member.FirstName),
        ("last_name", member.LastName),
        (Phone, member.Phone),
        ("photo", member.Photo?.Value),
        ("account", member.Account.ToString()),
        ("rights", member.Rights == Rights.None ? null : member.Rights.ToString()),
        ("groups", OrNull(NamesOf(member.Groups, groups))),
        ("schedule", member.Schedule.Equals(Schedule.None) ? null : member.Schedule.ToString()),
        ("disabled", member.Disabled ? "true" : null),
    ];

    private static string TextOf(PageSegment segment) => string.Join(
        " & ", segment.Conditions.Select(TextOf));

    private static string TextOf(PageCondition condition) =>
        string.Join(' ', new[] { PageParts.NameOf(condition.Part), condition.Key, condition.Values.Count == 0 ? "" : $"= {string.Join(" | ", condition.Values)}" }
            .Where(part => part.Length > 0));

    private static string NamesOf(IEnumerable<GroupId> ids, Group[] groups) => string.Join(", ", ids.Select(id => groups.First(group => group.Id == id).Name));

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
