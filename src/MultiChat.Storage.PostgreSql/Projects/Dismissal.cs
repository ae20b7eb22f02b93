using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Storage.PostgreSql.Changes;
using MultiChat.Storage.PostgreSql.Dialogs;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Team;
using Npgsql;

namespace MultiChat.Storage.PostgreSql.Projects;

/// <summary>Takes the desk from a member in one transaction: the member is locked first, then their open dialogs in the order of ids.</summary>
/// <remarks>
/// Commands lock in the same order: they confirm members, then write their dialogs. One that gave this member a dialog has ended before the
/// dialogs are listed, or finds the member changed.
/// </remarks>
internal static class Dismissal
{
    internal const string OpenDialogs = $"""
        SELECT {DialogColumns.Names} FROM dialogs d WHERE d.project_id = $1 AND d.holder = $2 AND d.status = 0 ORDER BY d.dialog_id FOR NO KEY UPDATE
        """;

    private const string EndSessions = """
        DELETE FROM sessions WHERE account_id = $1 AND NOT EXISTS (SELECT FROM members WHERE account_id = $1 AND NOT disabled)
        """;

    public static async Task<IReadOnlyList<DialogCommit>> RunAsync(
        Connections connections,
        NpgsqlConnection connection,
        Member member,
        Func<Dialog, DialogCommit> release,
        ChangeHint hint,
        CancellationToken deadline)
    {
        await using var transaction = await connection.BeginTransactionAsync(deadline);
        var dialogs = await SaveAndListAsync(connections, connection, member, deadline);
        DialogCommit[] released = [.. dialogs.Select(release)];
        Array.ForEach(released, DialogCommit.ThrowIfInconsistent);
        await using var writing = connections.BatchOf(connection,
        [
            .. ReleaseStatements.Of(member, released),
            .. member.Disabled ? [new Statement(EndSessions).With(member.Account.Value)] : Array.Empty<Statement>(),
            .. hint.OfToAll(member.Project, ChangeKind.Team, member.Project.Value),
        ]);
        await writing.ExecuteNonQueryAsync(deadline);
        await transaction.CommitAsync(deadline);
        return released;
    }

    private static async Task<IReadOnlyList<Dialog>> SaveAndListAsync(
        Connections connections, NpgsqlConnection connection, Member member, CancellationToken deadline)
    {
        var save = MemberStatements.Save(member);
        await using var batch = connections.BatchOf(
            connection, [.. save, new Statement(OpenDialogs).With(member.Project.Value).With(member.Id.Value)]);
        await using var reader = await batch.ExecuteReaderAsync(deadline);
        var dialogs = await new Results(reader, deadline).NextAsync(row => DialogColumns.Read(row, member.Project, 0));
        return save[0].Command!.RecordsAffected > 0
            ? dialogs
            : throw new ArgumentException($"There is no project {member.Project}. Save the project first.", nameof(member));
    }
}
