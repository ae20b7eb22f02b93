using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Projects;

internal sealed class SqliteProjectStore(Writer writer, Readers readers) : IProjectStore, IDismissalStore, ITeamStore
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

    private Task<bool> WriteAsync(Action<Database> write, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        write(database);
        return true;
    }, cancellation);
}
