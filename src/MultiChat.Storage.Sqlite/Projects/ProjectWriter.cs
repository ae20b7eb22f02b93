using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Projects;

/// <summary>Writes projects, sites, groups and classes, inside the group's transaction.</summary>
internal static class ProjectWriter
{
    /// <exception cref="DuplicateKeyException">The slug is another project's.</exception>
    public static void Save(Database database, Project project)
    {
        using var update = database.Prepare(
            """
            UPDATE projects SET name = @name, language = @language, zone = @zone, country = @country, zone_since = @since WHERE project_id = @project
            """);
        update.Bind("@project", project.Id.Value)
            .Bind("@name", project.Name).Bind("@language", project.Language).Bind("@zone", project.Zone).Bind("@country", project.Country)
            .Bind("@since", project.ZoneSince);
        if (update.Run() > 0)
        {
            return;
        }

        using var insert = database.Prepare("""
            INSERT INTO projects (project_id, made, slug, name, language, zone, country, zone_since)
            VALUES (@project, (SELECT count(*) FROM projects), @slug, @name, @language, @zone, @country, @since)
            """);
        insert.Bind("@project", project.Id.Value).Bind("@slug", project.Slug)
            .Bind("@name", project.Name).Bind("@language", project.Language).Bind("@zone", project.Zone).Bind("@country", project.Country)
            .Bind("@since", project.ZoneSince);
        ThrowUnless(insert.TryRun(), "slug");
    }

    /// <exception cref="DuplicateKeyException">The key is another site's.</exception>
    public static void Save(Database database, Site site)
    {
        using var save = database.Prepare("""
            INSERT INTO sites (project_id, site_id, made, site_key, origins, settings)
            VALUES (@project, @site, (SELECT count(*) FROM sites WHERE project_id = @project), @key, @origins, @settings)
            ON CONFLICT (project_id, site_id) DO UPDATE SET
                site_key = excluded.site_key, origins = excluded.origins, settings = excluded.settings, version = version + 1
            """);
        save.Bind("@project", site.Project.Value).Bind("@site", site.Id.Value).Bind("@key", site.Key)
            .Bind("@origins", StoredJson.Of(site.AllowedOrigins)).Bind("@settings", site.Settings.ToJson());
        ThrowUnless(save.TryRun(), "site key");
    }

    public static bool IsUnchanged(Database database, Site site)
    {
        using var find = database.Prepare("SELECT 1 FROM sites WHERE project_id = @project AND site_id = @site AND version = @version")
            .Bind("@project", site.Project.Value).Bind("@site", site.Id.Value).Bind("@version", site.Version);
        return find.Step();
    }

    public static void Save(Database database, Group group)
    {
        using var save = database.Prepare("""
            INSERT INTO groups (project_id, group_id, made, name)
            VALUES (@project, @group, (SELECT count(*) FROM groups WHERE project_id = @project), @name)
            ON CONFLICT (project_id, group_id) DO UPDATE SET name = excluded.name
            """);
        save.Bind("@project", group.Project.Value).Bind("@group", group.Id.Value).Bind("@name", group.Name).Run();
    }

    public static void Save(Database database, InquiryClass changed)
    {
        using var save = database.Prepare("""
            INSERT INTO classes (project_id, class_id, made, name, is_lead, removed)
            VALUES (@project, @class, (SELECT count(*) FROM classes WHERE project_id = @project), @name, @lead, @removed)
            ON CONFLICT (project_id, class_id) DO UPDATE SET
                name = excluded.name, is_lead = excluded.is_lead, removed = excluded.removed, version = version + 1
            """);
        save.Bind("@project", changed.Project.Value).Bind("@class", changed.Id.Value).Bind("@name", changed.Name)
            .Bind("@lead", changed.IsLead).Bind("@removed", changed.Removed).Run();
    }

    public static long SumOfClassVersions(Database database, ProjectId project)
    {
        using var sum = database.Prepare("SELECT coalesce(sum(version), 0) FROM classes WHERE project_id = @project").Bind("@project", project.Value);
        sum.Step();
        return sum.Number(0);
    }

    public static bool IsUnchanged(Database database, InquiryClass changed)
    {
        using var find = database.Prepare("SELECT 1 FROM classes WHERE project_id = @project AND class_id = @class AND version = @version")
            .Bind("@project", changed.Project.Value).Bind("@class", changed.Id.Value).Bind("@version", changed.Version);
        return find.Step();
    }

    /// <exception cref="ArgumentException">There is no such project.</exception>
    public static void Require(Database database, ProjectId project)
    {
        using var find = database.Prepare("SELECT 1 FROM projects WHERE project_id = @project").Bind("@project", project.Value);
        if (!find.Step())
        {
            throw new ArgumentException($"There is no project {project}. Save the project first.", nameof(project));
        }
    }

    private static void ThrowUnless(bool isUnique, string key)
    {
        if (!isUnique)
        {
            throw new DuplicateKeyException(key);
        }
    }
}
