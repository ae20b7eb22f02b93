using MultiChat.Photos;
using MultiChat.Projects;
using MultiChat.Schedules;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Projects;

/// <summary>Reads projects with what belongs to them.</summary>
internal static class TeamReader
{
    public static IReadOnlyList<ProjectTeam> ReadAll(Database database)
    {
        var projects = new List<Project>();
        using var query = database.Prepare("SELECT project_id, slug, name, language, zone, country, zone_since FROM projects ORDER BY made");
        while (query.Step())
        {
            projects.Add(new Project
            {
                Id = new ProjectId(query.Id(0)),
                Slug = query.Text(1),
                Name = query.Text(2),
                Language = query.Text(3),
                Zone = query.Text(4),
                Country = query.TextOrNull(5),
                ZoneSince = query.InstantOrNull(6),
            });
        }

        return [.. projects.Select(project => new ProjectTeam
        {
            Project = project,
            Sites = ReadSites(database, project.Id),
            Members = ReadMembers(database, project.Id),
            Groups = ReadGroups(database, project.Id),
            Classes = ReadClasses(database, project.Id),
        })];
    }

    private static List<Site> ReadSites(Database database, ProjectId project)
    {
        using var query = database.Prepare("SELECT site_id, site_key, origins, settings, version FROM sites WHERE project_id = @project ORDER BY made")
            .Bind("@project", project.Value);
        var sites = new List<Site>();
        while (query.Step())
        {
            sites.Add(new Site
            {
                Project = project,
                Id = new SiteId(query.Id(0)),
                Key = query.Text(1),
                AllowedOrigins = StoredJson.Texts(query.Text(2)),
                Settings = SiteSettings.FromJson(query.Text(3)),
                Version = query.Number(4),
            });
        }

        return sites;
    }

    private static List<Member> ReadMembers(Database database, ProjectId project)
    {
        var groups = ReadMemberships(database, project);
        using var query = database.Prepare("""
            SELECT member_id, account_id, email, first_name, last_name, rights, disabled, security_version, sessions_since, schedule, version,
                phone, photo, switches_since
            FROM members
            WHERE project_id = @project ORDER BY made
            """).Bind("@project", project.Value);
        var members = new List<Member>();
        while (query.Step())
        {
            var id = new MemberId(query.Id(0));
            members.Add(new Member
            {
                Project = project,
                Id = id,
                Account = new AccountId(query.Id(1)),
                Email = query.Text(2),
                FirstName = query.Text(3),
                LastName = query.Text(4),
                Rights = (Rights)query.Number(5),
                Disabled = query.Flag(6),
                SecurityVersion = query.Number(7),
                SessionsSince = query.Number(8),
                Schedule = query.TextOrNull(9) is { } schedule ? Schedule.Parse(schedule) : Schedule.None,
                Version = query.Number(10),
                Phone = query.TextOrNull(11),
                Photo = PhotoId.Find(query.TextOrNull(12)),
                SwitchesSince = query.InstantOrNull(13),
                Groups = [.. groups[id]],
            });
        }

        return members;
    }

    private static ILookup<MemberId, GroupId> ReadMemberships(Database database, ProjectId project)
    {
        using var query = database.Prepare("""
            SELECT member_id, group_id FROM member_groups WHERE project_id = @project ORDER BY member_id, position
            """).Bind("@project", project.Value);
        var memberships = new List<(MemberId Member, GroupId Group)>();
        while (query.Step())
        {
            memberships.Add((new MemberId(query.Id(0)), new GroupId(query.Id(1))));
        }

        return memberships.ToLookup(pair => pair.Member, pair => pair.Group);
    }

    private static List<Group> ReadGroups(Database database, ProjectId project)
    {
        using var query = database.Prepare("SELECT group_id, name FROM groups WHERE project_id = @project ORDER BY made")
            .Bind("@project", project.Value);
        var groups = new List<Group>();
        while (query.Step())
        {
            groups.Add(new Group { Project = project, Id = new GroupId(query.Id(0)), Name = query.Text(1) });
        }

        return groups;
    }

    private static List<InquiryClass> ReadClasses(Database database, ProjectId project)
    {
        using var query = database.Prepare("SELECT class_id, name, is_lead, removed, version FROM classes WHERE project_id = @project ORDER BY made")
            .Bind("@project", project.Value);
        var classes = new List<InquiryClass>();
        while (query.Step())
        {
            classes.Add(new InquiryClass
            {
                Project = project,
                Id = new ClassId(query.Id(0)),
                Name = query.Text(1),
                IsLead = query.Flag(2),
                Removed = query.Flag(3),
                Version = query.Number(4),
            });
        }

        return classes;
    }
}
