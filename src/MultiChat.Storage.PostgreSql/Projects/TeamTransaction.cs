using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Changes;
using MultiChat.Storage.PostgreSql.Dialogs;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Storage.PostgreSql.Team;
using MultiChat.Team;
using Npgsql;

namespace MultiChat.Storage.PostgreSql.Projects;

/// <summary>
/// Changes a team in one transaction. Locked are the project first, so that commits take turns; then members in the order of ids, sites and classes; then the open
/// dialogs of those who lose the desk, in the order of ids.
/// </summary>
/// <remarks>
/// Commands lock in the same order: they confirm members, then write their dialogs. One that gave a member a dialog has ended before the dialogs are
/// listed, or finds the member changed.
/// </remarks>
internal sealed class TeamTransaction(Connections connections, NpgsqlConnection connection, ChangeHint hint, CancellationToken deadline)
{
    internal const string OpenDialogs = $"""
        SELECT {DialogColumns.Names} FROM dialogs d WHERE d.project_id = $1 AND d.holder = ANY ($2) AND d.status = 0
        ORDER BY d.dialog_id FOR NO KEY UPDATE
        """;

    private const string EndSessions = """
        DELETE FROM sessions s WHERE account_id = ANY ($1)
            AND NOT EXISTS (SELECT FROM members m WHERE m.account_id = s.account_id AND NOT m.disabled)
        """;

    /// <summary>As <see cref="IDismissalStore.DismissAsync"/> says.</summary>
    public async Task<IReadOnlyList<DialogCommit>> DismissAsync(Member member, Func<Dialog, DialogCommit> release)
    {
        await using var transaction = await connection.BeginTransactionAsync(deadline);
        var save = MemberStatements.Save(member);
        var released = await WriteAsync(member.Project, save, [member], release, []);
        if (save[0].Command!.RecordsAffected == 0)
        {
            throw NoProject(member.Project);
        }

        await transaction.CommitAsync(deadline);
        return released;
    }

    /// <summary>As <see cref="ITeamStore.CommitAsync"/> says.</summary>
    public async Task<TeamOutcome> CommitAsync(TeamCommit commit, Func<Dialog, DialogCommit> release)
    {
        await using var transaction = await connection.BeginTransactionAsync(deadline);
        var found = await LockAsync(commit);
        if (found.WhyNot(commit) is { } lost)
        {
            return lost;
        }

        // In one order, whoever commits: two that overlap never wait for each other in a ring.
        Member[] members = [.. commit.Members.OrderBy(member => member.Id.Value)];
        var released = await WriteAsync(
            commit.Entry.Project,
            [
                .. commit.Sites.Select(ProjectStatements.Save), .. commit.Groups.Select(ProjectStatements.Save),
                .. commit.Classes.Select(ProjectStatements.Save), .. members.SelectMany(MemberStatements.Save),
            ],
            members,
            release,
            [.. commit.Letters.Select(PostgreSqlLetterBook.Put), AuditStatements.Add(commit.Entry)]);
        await transaction.CommitAsync(deadline);
        return TeamOutcome.Written(released);
    }

    private async Task<Found> LockAsync(TeamCommit commit)
    {
        var project = commit.Entry.Project;
        Guid[] touched = [.. commit.Members.Select(member => member.Id.Value), .. commit.RestsOn is { } actor ? [actor.Member.Value] : Array.Empty<Guid>()];
        await using var batch = connections.BatchOf(connection,
        [
            .. commit.Settings is { } settings ? [ProjectStatements.Save(settings)] : Array.Empty<Statement>(),
            new Statement("SELECT project_id FROM projects WHERE project_id = $1 FOR NO KEY UPDATE").With(project.Value),
            new Statement("""
                SELECT member_id, version, security_version FROM members WHERE project_id = $1 AND member_id = ANY ($2)
                ORDER BY member_id FOR NO KEY UPDATE
                """).With(project.Value).With(touched),
            new Statement("SELECT site_id, version FROM sites WHERE project_id = $1 AND site_id = ANY ($2) ORDER BY site_id FOR NO KEY UPDATE")
                .With(project.Value).With([.. commit.Sites.Select(site => site.Id.Value)]),
            new Statement("SELECT class_id, version FROM classes WHERE project_id = $1 AND class_id = ANY ($2) ORDER BY class_id FOR NO KEY UPDATE")
                .With(project.Value).With([.. commit.Classes.Select(known => known.Id.Value)]),
            new Statement("SELECT coalesce(sum(version), 0)::bigint FROM classes WHERE project_id = $1").With(project.Value),
            new Statement("SELECT member_id FROM members WHERE project_id = $1 AND NOT disabled AND rights & $2 <> 0")
                .With(project.Value).With((long)Rights.Administrator),
        ]);
        await using var reader = await batch.ExecuteReaderAsync(deadline);
        var results = new Results(reader, deadline);
        if ((await results.NextAsync(static row => row.Id(0))).Count == 0)
        {
            throw NoProject(project);
        }

        return new Found(
            (await results.NextAsync(static row => (Member: row.Id(0), Version: row.Number(1), Security: row.Number(2))))
                .ToDictionary(row => new MemberId(row.Member), row => (row.Version, row.Security)),
            (await results.NextAsync(static row => (Site: new SiteId(row.Id(0)), Version: row.Number(1)))).ToDictionary(row => row.Site, row => row.Version),
            (await results.NextAsync(static row => (Class: new ClassId(row.Id(0)), Version: row.Number(1)))).ToDictionary(row => row.Class, row => row.Version),
            (await results.NextAsync(static row => row.Number(0)))[0],
            await results.NextAsync(static row => new MemberId(row.Id(0))));
    }

    /// <summary>Saves, releases what those who are no operators answered, and ends sessions.</summary>
    private async Task<IReadOnlyList<DialogCommit>> WriteAsync(
        ProjectId project, Statement[] saves, IReadOnlyList<Member> members, Func<Dialog, DialogCommit> release, Statement[] others)
    {
        Member[] dismissed = [.. members.Where(member => !member.IsOperator)];
        DialogCommit[] released = [.. (await SaveAndListAsync(project, saves, dismissed)).Select(release)];
        Array.ForEach(released, DialogCommit.ThrowIfInconsistent);
        await using var writing = connections.BatchOf(connection,
        [
            .. ReleaseStatements.Of(project, released),
            new Statement(EndSessions).With([.. dismissed.Where(member => member.Disabled).Select(member => member.Account.Value)]),
            .. others,
            .. hint.OfToAll(project, ChangeKind.Team, project.Value),
        ]);
        await writing.ExecuteNonQueryAsync(deadline);
        return released;
    }

    private async Task<IReadOnlyList<Dialog>> SaveAndListAsync(ProjectId project, Statement[] saves, IReadOnlyList<Member> dismissed)
    {
        var list = new Statement(OpenDialogs).With(project.Value).With([.. dismissed.Select(member => member.Id.Value)]);
        await using var batch = connections.BatchOf(connection, [.. saves, list]);
        await using var reader = await batch.ExecuteReaderAsync(deadline);
        return await new Results(reader, deadline).NextAsync(row => DialogColumns.Read(row, project, 0));
    }

    private static ArgumentException NoProject(ProjectId project) => new($"There is no project {project}. Save the project first.", nameof(project));

    /// <summary>What a commit is decided by, as it is now that nobody else changes it.</summary>
    private sealed record Found(
        IReadOnlyDictionary<MemberId, (long Version, long Security)> Members,
        IReadOnlyDictionary<SiteId, long> Sites,
        IReadOnlyDictionary<ClassId, long> Classes,
        long SumOfClassVersions,
        IReadOnlyList<MemberId> Administrators)
    {
        public TeamOutcome? WhyNot(TeamCommit commit) =>
            commit.RestsOn is { } actor && Members.GetValueOrDefault(actor.Member, (-1, -1)).Security != actor.Version ? TeamOutcome.Lost
            : commit.Members.Any(member => member.Version != 0 && Members.GetValueOrDefault(member.Id).Version != member.Version) ? TeamOutcome.Lost
            : commit.Sites.Any(site => site.Version != 0 && Sites.GetValueOrDefault(site.Id) != site.Version) ? TeamOutcome.Lost
            : commit.Classes.Any(known => known.Version != 0 && Classes.GetValueOrDefault(known.Id) != known.Version) ? TeamOutcome.Lost
            : commit.ClassesSeen is { } seen && seen != SumOfClassVersions ? TeamOutcome.Lost
            : LeavesNoAdministrator(commit) ? TeamOutcome.LeavesNoAdministrator
            : null;

        private bool LeavesNoAdministrator(TeamCommit commit) => commit.KeepsAdministrator && Administrators.Count > 0
            && !commit.Members.Any(member => member.May(Rights.Administrator))
            && Administrators.All(id => commit.Members.Any(member => member.Id == id));
    }
}
