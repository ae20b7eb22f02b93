using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Projects;

internal sealed class SqliteProjectStore(Writer writer, Readers readers) : IProjectStore, IDismissalStore
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
        MemberWriter.Save(database, member);
        return true;
    }, cancellation);

    public Task<IReadOnlyList<DialogCommit>> DismissAsync(
        Member member, Func<Dialog, DialogCommit> release, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        RequireProject(database, member.Project);
        MemberWriter.Save(database, member);
        return MemberWriter.Dismiss(database, member, release);
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
}
