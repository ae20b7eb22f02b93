using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Changes;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.PostgreSql.Projects;

internal sealed class PostgreSqlProjectStore(Connections connections, SoloWriter writer, Readers readers, ChangeHint hint) : IProjectStore, IDismissalStore
{
    public async Task<IReadOnlyList<ProjectTeam>> ListAsync(CancellationToken cancellation) =>
        await readers.ReadAsync(TeamReader.Statements(), TeamReader.ReadAsync, cancellation);

    public Task SaveProjectAsync(Project project, CancellationToken cancellation) => writer.RunAsync("slug", () =>
    [
        new Statement("""
            INSERT INTO projects (project_id, slug, name, language, zone) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (project_id) DO UPDATE SET name = excluded.name, language = excluded.language, zone = excluded.zone
            """).With(project.Id.Value).With(project.Slug).With(project.Name).With(project.Language).With(project.Zone),
        .. hint.OfToAll(project.Id, ChangeKind.Team, project.Id.Value),
    ], cancellation);

    public Task SaveSiteAsync(Site site, CancellationToken cancellation) => SaveOfProjectAsync("site key", site.Project, () =>
    [
        new Statement("""
            INSERT INTO sites (project_id, site_id, site_key, origins) SELECT project_id, $2, $3, $4 FROM projects WHERE project_id = $1
            ON CONFLICT (project_id, site_id) DO UPDATE SET site_key = excluded.site_key, origins = excluded.origins
            """).With(site.Project.Value).With(site.Id.Value).With(site.Key).With(StoredJson.Of(site.AllowedOrigins)),
    ], cancellation);

    public Task SaveMemberAsync(Member member, CancellationToken cancellation) =>
        SaveOfProjectAsync("e-mail", member.Project, () => MemberStatements.Save(member), cancellation);

    public Task<IReadOnlyList<DialogCommit>> DismissAsync(Member member, Func<Dialog, DialogCommit> release, CancellationToken cancellation) =>
        writer.RunAsync(
            "e-mail", (connection, deadline) => Dismissal.RunAsync(connections, connection, member, release, hint, deadline), cancellation);

    public Task SaveGroupAsync(Group group, CancellationToken cancellation) => SaveOfProjectAsync("group", group.Project, () =>
    [
        new Statement("""
            INSERT INTO groups (project_id, group_id, name) SELECT project_id, $2, $3 FROM projects WHERE project_id = $1
            ON CONFLICT (project_id, group_id) DO UPDATE SET name = excluded.name
            """).With(group.Project.Value).With(group.Id.Value).With(group.Name),
    ], cancellation);

    /// <summary>Saves what changes nothing where there is no such project.</summary>
    private async Task SaveOfProjectAsync(
        string duplicate, ProjectId project, Func<Statement[]> statements, CancellationToken cancellation)
    {
        Statement[] Noted() => [.. statements(), .. hint.OfToAll(project, ChangeKind.Team, project.Value)];
        if (await writer.RunAsync(duplicate, Noted, cancellation) == 0)
        {
            throw new ArgumentException($"There is no project {project}. Save the project first.", nameof(project));
        }
    }
}
