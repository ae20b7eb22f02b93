using MultiChat.Photos;
using MultiChat.Projects;
using MultiChat.Schedules;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.PostgreSql.Projects;

/// <summary>Reads projects with what belongs to them, in one snapshot and one round trip.</summary>
internal static class TeamReader
{
    public static Statement[] Statements() =>
    [
        new("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
        new("SELECT project_id, slug, name, language, zone, country, zone_since FROM projects ORDER BY made"),
        new("SELECT project_id, site_id, site_key, origins, settings, version FROM sites ORDER BY made"),
        new("SELECT project_id, member_id, group_id FROM member_groups ORDER BY project_id, member_id, position"),
        new("""
            SELECT project_id, member_id, account_id, email, first_name, last_name, rights, disabled, security_version, sessions_since, schedule, version,
                phone, photo, switches_since
            FROM members ORDER BY made
            """),
        new("SELECT project_id, group_id, name FROM groups ORDER BY made"),
        new("SELECT project_id, class_id, name, is_lead, removed, version FROM classes ORDER BY made"),
        new("COMMIT"),
    ];

    public static async Task<IReadOnlyList<ProjectTeam>> ReadAsync(Results results)
    {
        var projects = await results.NextAsync(ReadProject);
        var sites = (await results.NextAsync(ReadSite)).ToLookup(site => site.Project);
        var memberships = (await results.NextAsync(static row =>
            (Member: (new ProjectId(row.Id(0)), new MemberId(row.Id(1))), Group: new GroupId(row.Id(2))))).ToLookup(pair => pair.Member, pair => pair.Group);
        var members = (await results.NextAsync(row => ReadMember(row, memberships))).ToLookup(member => member.Project);
        var groups = (await results.NextAsync(ReadGroup)).ToLookup(group => group.Project);
        var classes = (await results.NextAsync(ReadClass)).ToLookup(known => known.Project);
        return [.. projects.Select(project => new ProjectTeam
        {
            Project = project,
            Sites = [.. sites[project.Id]],
            Members = [.. members[project.Id]],
            Groups = [.. groups[project.Id]],
            Classes = [.. classes[project.Id]],
        })];
    }

    private static Project ReadProject(Row row) => new()
    {
        Id = new ProjectId(row.Id(0)),
        Slug = row.Text(1),
        Name = row.Text(2),
        Language = row.Text(3),
        Zone = row.Text(4),
        Country = row.TextOrNull(5),
        ZoneSince = row.InstantOrNull(6),
    };

    private static Site ReadSite(Row row) => new()
    {
        Project = new ProjectId(row.Id(0)),
        Id = new SiteId(row.Id(1)),
        Key = row.Text(2),
        AllowedOrigins = StoredJson.Texts(row.Text(3)),
        Settings = SiteSettings.FromJson(row.Text(4)),
        Version = row.Number(5),
    };

    private static Member ReadMember(Row row, ILookup<(ProjectId Project, MemberId Member), GroupId> memberships)
    {
        var (project, id) = (new ProjectId(row.Id(0)), new MemberId(row.Id(1)));
        return new Member
        {
            Project = project,
            Id = id,
            Account = new AccountId(row.Id(2)),
            Email = row.Text(3),
            FirstName = row.Text(4),
            LastName = row.Text(5),
            Rights = (Rights)row.Number(6),
            Disabled = row.Flag(7),
            SecurityVersion = row.Number(8),
            SessionsSince = row.Number(9),
            Schedule = row.TextOrNull(10) is { } schedule ? Schedule.Parse(schedule) : Schedule.None,
            Version = row.Number(11),
            Phone = row.TextOrNull(12),
            Photo = PhotoId.Find(row.TextOrNull(13)),
            SwitchesSince = row.InstantOrNull(14),
            Groups = [.. memberships[(project, id)]],
        };
    }

    private static Group ReadGroup(Row row) =>
        new() { Project = new ProjectId(row.Id(0)), Id = new GroupId(row.Id(1)), Name = row.Text(2) };

    private static InquiryClass ReadClass(Row row) => new()
    {
        Project = new ProjectId(row.Id(0)),
        Id = new ClassId(row.Id(1)),
        Name = row.Text(2),
        IsLead = row.Flag(3),
        Removed = row.Flag(4),
        Version = row.Number(5),
    };
}
