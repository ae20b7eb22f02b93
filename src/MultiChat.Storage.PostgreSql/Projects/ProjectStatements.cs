using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.PostgreSql.Projects;

/// <summary>What saves projects, sites, groups and classes. All but the first change no row where there is no such project. Triggers keep the versions.</summary>
internal static class ProjectStatements
{
    public static Statement Save(Project project) => new Statement("""
        INSERT INTO projects (project_id, slug, name, language, zone, country, zone_since) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (project_id) DO UPDATE SET
            name = excluded.name, language = excluded.language, zone = excluded.zone, country = excluded.country,
            zone_since = excluded.zone_since
        """)
        .With(project.Id.Value).With(project.Slug).With(project.Name).With(project.Language).With(project.Zone).With(project.Country)
        .With(project.ZoneSince);

    public static Statement Save(Site site) => new Statement("""
        INSERT INTO sites (project_id, site_id, site_key, origins, settings) SELECT project_id, $2, $3, $4, $5 FROM projects WHERE project_id = $1
        ON CONFLICT (project_id, site_id) DO UPDATE SET
            site_key = excluded.site_key, origins = excluded.origins, settings = excluded.settings
        """)
        .With(site.Project.Value).With(site.Id.Value).With(site.Key).With(StoredJson.Of(site.AllowedOrigins)).With(site.Settings.ToJson());

    public static Statement Save(Group group) => new Statement("""
        INSERT INTO groups (project_id, group_id, name) SELECT project_id, $2, $3 FROM projects WHERE project_id = $1
        ON CONFLICT (project_id, group_id) DO UPDATE SET name = excluded.name
        """).With(group.Project.Value).With(group.Id.Value).With(group.Name);

    public static Statement Save(InquiryClass changed) => new Statement("""
        INSERT INTO classes (project_id, class_id, name, is_lead, removed) SELECT project_id, $2, $3, $4, $5 FROM projects WHERE project_id = $1
        ON CONFLICT (project_id, class_id) DO UPDATE SET name = excluded.name, is_lead = excluded.is_lead, removed = excluded.removed
        """).With(changed.Project.Value).With(changed.Id.Value).With(changed.Name).With(changed.IsLead).With(changed.Removed);
}
