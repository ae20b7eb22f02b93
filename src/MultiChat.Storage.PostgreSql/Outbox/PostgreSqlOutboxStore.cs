using MultiChat.Dialogs;
using MultiChat.Outbox;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;
using NodaTime;

namespace MultiChat.Storage.PostgreSql.Outbox;

internal sealed class PostgreSqlOutboxStore(SoloWriter writer, Readers readers) : IOutboxStore, IOutboxCounts, IDiscardingOutbox
{
    private const string Columns = "handler, dialog_id, event_seq, attempts, due_at, error, dead_at";

    /// <summary>The first row that waits, of each handler and dialog.</summary>
    private const string Heads = """
        FROM outbox o WHERE o.project_id = $1 AND o.dead_at IS NULL AND o.handler = ANY ($2)
            AND NOT EXISTS (SELECT FROM outbox e WHERE e.project_id = o.project_id AND e.handler = o.handler
                AND e.dialog_id = o.dialog_id AND e.event_seq < o.event_seq AND e.dead_at IS NULL)
        """;

    // Rows that another host is taking at this moment are passed over; what it took before is not due any more.
    private const string TakeDue = $"""
        WITH due AS (
            SELECT o.handler, o.dialog_id, o.event_seq {Heads} AND o.due_at <= $3 ORDER BY o.due_at LIMIT $5 FOR UPDATE OF o SKIP LOCKED),
        taken AS (
            UPDATE outbox t SET attempts = t.attempts + 1, due_at = $4 FROM due
            WHERE t.project_id = $1 AND t.handler = due.handler AND t.dialog_id = due.dialog_id AND t.event_seq = due.event_seq
                AND t.due_at <= $3
            RETURNING t.handler, t.dialog_id, t.event_seq, t.attempts, t.due_at, t.error, t.dead_at, t.queued_at)
        SELECT {Columns} FROM taken ORDER BY queued_at
        """;

    private const string NextDue = $"SELECT min(o.due_at) {Heads}";

    public async Task<OutboxBatch> TakeAsync(
        ProjectId project, IReadOnlyCollection<string> handlers, Instant now, Instant leaseUntil, int limit, CancellationToken cancellation)
    {
        string[] names = [.. handlers];
        var rows = await writer.ListAsync(
            () => [new Statement(TakeDue).With(project.Value).With(names).With(now).With(leaseUntil).With((long)limit)],
            row => Read(row, project),
            cancellation);
        return new OutboxBatch { Rows = rows, NextDueAt = rows.Count == 0 ? await FindNextDueAsync(project, names, cancellation) : null };
    }

    public Task SettleAsync(OutboxRow taken, OutboxEnd end, CancellationToken cancellation) => writer.RunAsync(
        "outbox",
        () =>
        [
            end == OutboxEnd.Done
                ? Key(
                    """
                    DELETE FROM outbox
                    WHERE project_id = $1 AND handler = $2 AND dialog_id = $3 AND event_seq = $4 AND attempts = $5 AND dead_at IS NULL
                    """,
                    taken).With((long)taken.Attempts)
                : Key(
                    """
                    UPDATE outbox SET due_at = coalesce($6, due_at), dead_at = $7, error = $8
                    WHERE project_id = $1 AND handler = $2 AND dialog_id = $3 AND event_seq = $4 AND attempts = $5 AND dead_at IS NULL
                    """,
                    taken).With((long)taken.Attempts).With(end.RetryAt).With(end.DeadAt).With(end.Error),
        ],
        cancellation);

    public async Task<IReadOnlyList<OutboxRow>> ListDeadAsync(ProjectId project, int limit, CancellationToken cancellation) => await readers.ListAsync(
        new Statement($"SELECT {Columns} FROM outbox WHERE project_id = $1 AND dead_at IS NOT NULL ORDER BY dead_at DESC LIMIT $2")
            .With(project.Value).With((long)limit),
        row => Read(row, project),
        cancellation);

    public async Task<bool> ReviveAsync(OutboxRow dead, Instant now, CancellationToken cancellation) => await writer.RunAsync(
        "outbox",
        () =>
        [
            Key(
                """
                UPDATE outbox SET attempts = 0, due_at = $5, dead_at = NULL, error = NULL
                WHERE project_id = $1 AND handler = $2 AND dialog_id = $3 AND event_seq = $4 AND dead_at IS NOT NULL
                """,
                dead).With(now),
        ],
        cancellation) > 0;

    public async Task<bool> DiscardAsync(OutboxRow dead, CancellationToken cancellation) => await writer.RunAsync(
        "outbox",
        () =>
        [
            Key(
                """
                DELETE FROM outbox
                WHERE project_id = $1 AND handler = $2 AND dialog_id = $3 AND event_seq = $4 AND dead_at IS NOT NULL
                """,
                dead),
        ],
        cancellation) > 0;

    public async Task<OutboxCount> CountAsync(ProjectId project, int atMost, CancellationToken cancellation) => (await readers.ListAsync(
        new Statement("""
            SELECT (SELECT count(*) FROM (SELECT FROM outbox WHERE project_id = $1 AND dead_at IS NULL LIMIT $2) w),
                (SELECT count(*) FROM (SELECT FROM outbox WHERE project_id = $1 AND dead_at IS NOT NULL LIMIT $2) d)
            """).With(project.Value).With((long)atMost),
        static row => new OutboxCount { Waiting = (int)row.Number(0), Dead = (int)row.Number(1) },
        cancellation))[0];

    private async Task<Instant?> FindNextDueAsync(ProjectId project, string[] handlers, CancellationToken cancellation) =>
        (await readers.ListAsync(new Statement(NextDue).With(project.Value).With(handlers), row => row.InstantOrNull(0), cancellation))[0];

    private static Statement Key(string sql, OutboxRow row) =>
        new Statement(sql).With(row.Project.Value).With(row.Handler).With(row.Dialog.Value).With(row.EventSeq);

    private static OutboxRow Read(Row row, ProjectId project) => new()
    {
        Project = project,
        Handler = row.Text(0),
        Dialog = new DialogId(row.Id(1)),
        EventSeq = row.Number(2),
        Attempts = (int)row.Number(3),
        DueAt = row.Instant(4),
        Error = row.TextOrNull(5),
        DeadAt = row.InstantOrNull(6),
    };
}
