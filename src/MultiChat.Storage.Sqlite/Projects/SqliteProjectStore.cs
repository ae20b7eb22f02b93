using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Photos;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Storage.Sqlite.Photos;
using MultiChat.Storage.Sqlite.Templates;
using MultiChat.Team;
using MultiChat.Templates;
using NodaTime;

namespace MultiChat.Storage.Sqlite.Projects;

internal sealed class SqliteProjectStore(Writer writer, Readers readers) : IProjectStore, IDismissalStore, ITeamStore, IPhotoStore, ITemplateStore
{
    public Task<IReadOnlyList<ProjectTeam>> ListAsync(CancellationToken cancellation) =>
        readers.ReadAsync(static database => database.Snapshot(TeamReader.ReadAll), cancellation).AsTask();

    public Task SaveProjectAsync(Project project, CancellationToken cancellation) =>
        WriteAsync(database => ProjectWriter.Save(database, project), cancellation);

    public Task SaveSiteAsync(Site site, CancellationToken cancellation) => WriteAsync(database =>
    {
        ProjectWriter.Require(database, site.Project);
        ProjectWriter.Save(database, site);
    }, cancellation);

    public Task SaveMemberAsync(Member member, CancellationToken cancellation) => WriteAsync(database =>
    {
        ProjectWriter.Require(database, member.Project);
        MemberWriter.Save(database, member);
    }, cancellation);

    public Task<IReadOnlyList<DialogCommit>> DismissAsync(
        Member member, Func<Dialog, DialogCommit> release, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        ProjectWriter.Require(database, member.Project);
        MemberWriter.Save(database, member);
        return MemberWriter.Dismiss(database, [member], release);
    }, cancellation);

    public Task SaveGroupAsync(Group group, CancellationToken cancellation) => WriteAsync(database =>
    {
        ProjectWriter.Require(database, group.Project);
        ProjectWriter.Save(database, group);
    }, cancellation);

    public Task<TeamOutcome> CommitAsync(TeamCommit commit, Func<Dialog, DialogCommit> release, CancellationToken cancellation) =>
        writer.RunAsync(database => TeamWriter.Write(database, commit, release), cancellation);

    public Task<IReadOnlyList<AuditEntry>> ListAuditAsync(ProjectId project, long? before, int limit, CancellationToken cancellation) =>
        readers.ReadAsync(database => AuditWriter.List(database, project, before, limit), cancellation).AsTask();

    public Task PutAsync(ProjectId project, Photo photo, CancellationToken cancellation) => WriteAsync(database =>
    {
        ProjectWriter.Require(database, project);
        PhotoRows.Put(database, project, photo);
    }, cancellation);

    public ValueTask<Photo?> FindAsync(ProjectId project, PhotoId id, CancellationToken cancellation) =>
        readers.ReadAsync(database => PhotoRows.Find(database, project, id), cancellation);

    public Task<int> SweepAsync(ProjectId project, Instant now, Instant before, int limit, CancellationToken cancellation) =>
        writer.RunAsync(database => PhotoRows.Sweep(database, project, now, before, limit), cancellation);

    public Task<IReadOnlyList<Template>> ListAsync(ProjectId project, CancellationToken cancellation) =>
        readers.ReadAsync(database => TemplateRows.List(database, project), cancellation).AsTask();

    public Task<Template?> FindAsync(ProjectId project, TemplateId id, CancellationToken cancellation) =>
        readers.ReadAsync(database => TemplateRows.Find(database, project, id), cancellation).AsTask();

    public Task<TemplateOutcome> SaveAsync(Template template, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        ProjectWriter.Require(database, template.Project);
        return TemplateRows.Save(database, template);
    }, cancellation);

    public Task<bool> RemoveAsync(ProjectId project, TemplateId id, long version, CancellationToken cancellation) =>
        writer.RunAsync(database => TemplateRows.Remove(database, project, id, version), cancellation);

    private Task<bool> WriteAsync(Action<Database> write, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        write(database);
        return true;
    }, cancellation);
}
