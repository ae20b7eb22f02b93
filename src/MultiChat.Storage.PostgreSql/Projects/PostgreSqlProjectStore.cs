using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Changes;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.PostgreSql.Projects;

internal sealed class PostgreSqlProjectStore(SoloWriter writer, Readers readers, ChangeHint hint) : IProjectStore
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

    public Task SaveMemberAsync(Member member, CancellationToken cancellation) => SaveOfProjectAsync("e-mail", member.Project, () =>
    [
        new Statement("""
            INSERT INTO members
                (project_id, member_id, account_id, email, folded_email, first_name, last_name, rights, disabled)
            SELECT project_id, $2, $3, $4, $5, $6, $7, $8, $9 FROM projects WHERE project_id = $1
            ON CONFLICT (project_id, member_id) DO UPDATE SET
                account_id = excluded.account_id, email = excluded.email, folded_email = excluded.folded_email,
                first_name = excluded.first_name, last_name = excluded.last_name, rights = excluded.rights, disabled = excluded.disabled
            """)
            .With(member.Project.Value).With(member.Id.Value).With(member.Account.Value)
            .With(member.Email).With(EmailAddress.Fold(member.Email)).With(member.FirstName).With(member.LastName)
            .With((long)member.Rights).With(member.Disabled),
        new Statement("DELETE FROM member_groups WHERE project_id = $1 AND member_id = $2").With(member.Project.Value).With(member.Id.Value),
        new Statement("""
            INSERT INTO member_groups (project_id, member_id, position, group_id)
            SELECT m.project_id, m.member_id, g.position, g.group_id
            FROM members m, unnest($3::uuid[]) WITH ORDINALITY AS g (group_id, position)
            WHERE m.project_id = $1 AND m.member_id = $2
            """).With(member.Project.Value).With(member.Id.Value).With([.. member.Groups.Select(group => group.Value)]),
    ], cancellation);

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
