using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Projects;

internal sealed class SqliteProjectStore(Writer writer, Readers readers) : IProjectStore
{
    public Task<IReadOnlyList<ProjectTeam>> ListAsync(CancellationToken cancellation) =>
        readers.ReadAsync(static database => database.Snapshot(TeamReader.ReadAll), cancellation).AsTask();

    public Task SaveProjectAsync(Project project, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        using var update = database.Prepare(
            "UPDATE projects SET name = @name, language = @language, zone = @zone WHERE project_id = @project");
        update.Bind("@project", project.Id.Value)
            .Bind("@name", project.Name).Bind("@language", project.Language).Bind("@zone", project.Zone);
        if (update.Run() > 0)
        {
            return true;
        }

        using var insert = database.Prepare("""
            INSERT INTO projects (project_id, made, slug, name, language, zone)
            VALUES (@project, (SELECT count(*) FROM projects), @slug, @name, @language, @zone)
            """);
        insert.Bind("@project", project.Id.Value).Bind("@slug", project.Slug)
            .Bind("@name", project.Name).Bind("@language", project.Language).Bind("@zone", project.Zone);
        return insert.TryRun() ? true : throw new DuplicateKeyException("slug");
    }, cancellation);

    public Task SaveSiteAsync(Site site, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        RequireProject(database, site.Project);
        using var save = database.Prepare("""
            INSERT INTO sites (project_id, site_id, made, site_key, origins)
            VALUES (@project, @site, (SELECT count(*) FROM sites WHERE project_id = @project), @key, @origins)
            ON CONFLICT (project_id, site_id) DO UPDATE SET site_key = excluded.site_key, origins = excluded.origins
            """);
        save.Bind("@project", site.Project.Value).Bind("@site", site.Id.Value).Bind("@key", site.Key)
            .Bind("@origins", StoredJson.Of(site.AllowedOrigins));
        return save.TryRun() ? true : throw new DuplicateKeyException("site key");
    }, cancellation);

    public Task SaveMemberAsync(Member member, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        RequireProject(database, member.Project);
        using var save = database.Prepare("""
            INSERT INTO members
                (project_id, member_id, made, account_id, email, folded_email, first_name, last_name, rights, disabled)
            VALUES
                (@project, @member, (SELECT count(*) FROM members WHERE project_id = @project), @account, @email, @folded, @first, @last,
                @rights, @disabled)
            ON CONFLICT (project_id, member_id) DO UPDATE SET
                account_id = excluded.account_id, email = excluded.email, folded_email = excluded.folded_email,
                first_name = excluded.first_name, last_name = excluded.last_name, rights = excluded.rights, disabled = excluded.disabled
            """);
        save.Bind("@project", member.Project.Value).Bind("@member", member.Id.Value).Bind("@account", member.Account.Value)
            .Bind("@email", member.Email).Bind("@folded", EmailAddress.Fold(member.Email))
            .Bind("@first", member.FirstName).Bind("@last", member.LastName)
            .Bind("@rights", (long)member.Rights).Bind("@disabled", member.Disabled);
        if (!save.TryRun())
        {
            throw new DuplicateKeyException("e-mail");
        }

        SaveGroups(database, member);
        return true;
    }, cancellation);

    public Task SaveGroupAsync(Group group, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        RequireProject(database, group.Project);
        using var save = database.Prepare("""
            INSERT INTO groups (project_id, group_id, made, name)
            VALUES (@project, @group, (SELECT count(*) FROM groups WHERE project_id = @project), @name)
            ON CONFLICT (project_id, group_id) DO UPDATE SET name = excluded.name
            """);
        return save.Bind("@project", group.Project.Value).Bind("@group", group.Id.Value).Bind("@name", group.Name).Run();
    }, cancellation);

    private static void RequireProject(Database database, ProjectId project)
    {
        using var find = database.Prepare("SELECT 1 FROM projects WHERE project_id = @project").Bind("@project", project.Value);
        if (!find.Step())
        {
            throw new ArgumentException($"There is no project {project}. Save the project first.", nameof(project));
        }
    }

    private static void SaveGroups(Database database, Member member)
    {
        using var clear = database.Prepare("DELETE FROM member_groups WHERE project_id = @project AND member_id = @member");
        clear.Bind("@project", member.Project.Value).Bind("@member", member.Id.Value).Run();
        for (var position = 0; position < member.Groups.Count; position++)
        {
            using var add = database.Prepare("""
                INSERT INTO member_groups (project_id, member_id, position, group_id) VALUES (@project, @member, @position, @group)
                """);
            add.Bind("@project", member.Project.Value).Bind("@member", member.Id.Value)
                .Bind("@position", (long)position).Bind("@group", member.Groups[position].Value).Run();
        }
    }
}
