using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Photos;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Changes;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Storage.PostgreSql.Photos;
using MultiChat.Storage.PostgreSql.Templates;
using MultiChat.Team;
using MultiChat.Templates;
using NodaTime;

namespace MultiChat.Storage.PostgreSql.Projects;

internal sealed class PostgreSqlProjectStore(Connections connections, SoloWriter writer, Readers readers, ChangeHint hint)
    : IProjectStore, IDismissalStore, ITeamStore, IPhotoStore, ITemplateStore
{
    public async Task<IReadOnlyList<ProjectTeam>> ListAsync(CancellationToken cancellation) =>
        await readers.ReadAsync(TeamReader.Statements(), TeamReader.ReadAsync, cancellation);

    public Task SaveProjectAsync(Project project, CancellationToken cancellation) => writer.RunAsync(
        "slug",
        () => [ProjectStatements.Save(project), .. hint.OfToAll(project.Id, ChangeKind.Team, project.Id.Value)],
        cancellation);

    public Task SaveSiteAsync(Site site, CancellationToken cancellation) =>
        SaveOfProjectAsync("site key", site.Project, () => [ProjectStatements.Save(site)], cancellation);

    public Task SaveMemberAsync(Member member, CancellationToken cancellation) =>
        SaveOfProjectAsync("e-mail", member.Project, () => MemberStatements.Save(member), cancellation);

    public Task<IReadOnlyList<DialogCommit>> DismissAsync(Member member, Func<Dialog, DialogCommit> release, CancellationToken cancellation) =>
        writer.RunAsync("e-mail", (connection, deadline) => Transaction(connection, deadline).DismissAsync(member, release), cancellation);

    public Task SaveGroupAsync(Group group, CancellationToken cancellation) =>
        SaveOfProjectAsync("group", group.Project, () => [ProjectStatements.Save(group)], cancellation);

    public Task<TeamOutcome> CommitAsync(TeamCommit commit, Func<Dialog, DialogCommit> release, CancellationToken cancellation)
    {
        TeamCommit.ThrowIfInconsistent(commit);
        var duplicate = commit.Members.Count > 0 ? "e-mail" : commit.Sites.Count > 0 ? "site key" : "slug";
        return writer.RunAsync(duplicate, (connection, deadline) => Transaction(connection, deadline).CommitAsync(commit, release), cancellation);
    }

    public async Task<IReadOnlyList<AuditEntry>> ListAuditAsync(ProjectId project, long? before, int limit, CancellationToken cancellation) =>
        await readers.ListAsync(AuditStatements.List(project, before, limit), row => AuditStatements.Read(row, project), cancellation);

    public async Task PutAsync(ProjectId project, Photo photo, CancellationToken cancellation)
    {
        // No host knows anything of photos: there is nothing to tell them.
        if (await writer.RunAsync("photo", () => [PhotoStatements.Put(project, photo)], cancellation) == 0)
        {
            throw NoProject(project);
        }
    }

    public ValueTask<Photo?> FindAsync(ProjectId project, PhotoId id, CancellationToken cancellation) =>
        readers.FindAsync(PhotoStatements.Find(project, id), row => PhotoStatements.Read(row, id), cancellation);

    public async Task<int> SweepAsync(ProjectId project, Instant now, Instant before, int limit, CancellationToken cancellation) =>
        (await writer.ListAsync(
            () => [PhotoStatements.RemoveUnused(project, before, limit), PhotoStatements.NoteUnused(project, now)],
            static row => row.Text(0),
            cancellation)).Count;

    public async Task<IReadOnlyList<Template>> ListAsync(ProjectId project, CancellationToken cancellation) => Template.InOrder(
        await readers.ListAsync(TemplateStatements.List(project), row => TemplateStatements.Read(row, project), cancellation));

    public Task<Template?> FindAsync(ProjectId project, TemplateId id, CancellationToken cancellation) =>
        readers.FindAsync(TemplateStatements.Find(project, id), row => TemplateStatements.Read(row, project), cancellation).AsTask();

    public async Task<TemplateOutcome> SaveAsync(Template template, CancellationToken cancellation) =>
        await writer.RunAsync(
            "template",
            (connection, deadline) => new TemplateTransaction(connections, connection, hint, deadline).SaveAsync(template),
            cancellation)
        ?? throw NoProject(template.Project);

    public async Task<bool> RemoveAsync(ProjectId project, TemplateId id, long version, CancellationToken cancellation) => await writer.RunAsync(
        "template",
        () => [TemplateStatements.Remove(project, id, version), .. hint.OfToAll(project, ChangeKind.Templates, project.Value)],
        cancellation) > 0;

    private static ArgumentException NoProject(ProjectId project) => new($"There is no project {project}. Save the project first.", nameof(project));

    private TeamTransaction Transaction(Npgsql.NpgsqlConnection connection, CancellationToken deadline) => new(connections, connection, hint, deadline);

    /// <summary>Saves what changes nothing where there is no such project.</summary>
    private async Task SaveOfProjectAsync(
        string duplicate, ProjectId project, Func<Statement[]> statements, CancellationToken cancellation)
    {
        Statement[] Noted() => [.. statements(), .. hint.OfToAll(project, ChangeKind.Team, project.Value)];
        if (await writer.RunAsync(duplicate, Noted, cancellation) == 0)
        {
            throw NoProject(project);
        }
    }
}
