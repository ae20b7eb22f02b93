using MultiChat.Dialogs;
using MultiChat.Outbox;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using NodaTime;

namespace MultiChat.Storage.Sqlite.Outbox;

internal sealed class SqliteOutboxStore(Writer writer, Readers readers) : IOutboxStore, IOutboxCounts, IDiscardingOutbox
{
    private const string Columns = "handler, dialog_id, event_seq, attempts, due_at, error, dead_at";

    /// <summary>The first row that waits, of each handler and dialog.</summary>
    private const string Heads = """
        FROM outbox o WHERE project_id = @project AND dead_at IS NULL AND handler IN (SELECT value FROM json_each(@handlers))
            AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.project_id = o.project_id AND e.handler = o.handler
                AND e.dialog_id = o.dialog_id AND e.event_seq < o.event_seq AND e.dead_at IS NULL)
        """;

    public Task<OutboxBatch> TakeAsync(
        ProjectId project, IReadOnlyCollection<string> handlers, Instant now, Instant leaseUntil, int limit, CancellationToken cancellation)
    {
        var names = StoredJson.Of([.. handlers]);
        return writer.RunAsync(database =>
        {
            var rows = new List<OutboxRow>();
            using (var due = database.Prepare($"SELECT {Columns} {Heads} AND due_at <= @now ORDER BY due_at LIMIT @limit"))
            {
                due.Bind("@project", project.Value).Bind("@handlers", names).Bind("@now", now).Bind("@limit", (long)limit);
                while (due.Step())
                {
                    var row = Read(due, project);
                    rows.Add(row with { Attempts = row.Attempts + 1, DueAt = leaseUntil });
                }
            }

            rows.ForEach(row => Save(database, row));
            return new OutboxBatch { Rows = rows, NextDueAt = rows.Count == 0 ? FindNextDue(database, project, names) : null };
        }, cancellation);
    }

    public Task SettleAsync(OutboxRow taken, OutboxEnd end, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        using var settle = database.Prepare(end == OutboxEnd.Done
            ? "DELETE FROM outbox WHERE project_id = @project AND handler = @handler AND dialog_id = @dialog AND event_seq = @event AND attempts = @attempts AND dead_at IS NULL"
            : """
                UPDATE outbox SET due_at = coalesce(@due, due_at), dead_at = @dead, error = @error
                WHERE project_id = @project AND handler = @handler AND dialog_id = @dialog AND event_seq = @event AND attempts = @attempts
                    AND dead_at IS NULL
                """);
        BindKey(settle, taken).Bind("@attempts", (long)taken.Attempts);
        return end == OutboxEnd.Done
            ? settle.Run()
            : settle.Bind("@due", end.RetryAt).Bind("@dead", end.DeadAt).Bind("@error", end.Error).Run();
    }, cancellation);

    public Task<IReadOnlyList<OutboxRow>> ListDeadAsync(ProjectId project, int limit, CancellationToken cancellation) =>
        readers.ReadAsync(database =>
        {
            using var query = database.Prepare(
                $"SELECT {Columns} FROM outbox WHERE project_id = @project AND dead_at IS NOT NULL ORDER BY dead_at DESC LIMIT @limit");
            query.Bind("@project", project.Value).Bind("@limit", (long)limit);
            var dead = new List<OutboxRow>();
            while (query.Step())
            {
                dead.Add(Read(query, project));
            }

            return (IReadOnlyList<OutboxRow>)dead;
        }, cancellation).AsTask();

    public Task<bool> ReviveAsync(OutboxRow dead, Instant now, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        using var revive = database.Prepare("""
            UPDATE outbox SET attempts = 0, due_at = @now, dead_at = NULL, error = NULL
            WHERE project_id = @project AND handler = @handler AND dialog_id = @dialog AND event_seq = @event AND dead_at IS NOT NULL
            """);
        return BindKey(revive, dead).Bind("@now", now).Run() > 0;
    }, cancellation);

    public Task<bool> DiscardAsync(OutboxRow dead, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        using var discard = database.Prepare("""
            DELETE FROM outbox
            WHERE project_id = @project AND handler = @handler AND dialog_id = @dialog AND event_seq = @event AND dead_at IS NOT NULL
            """);
        return BindKey(discard, dead).Run() > 0;
    }, cancellation);

    public Task<OutboxCount> CountAsync(ProjectId project, int atMost, CancellationToken cancellation) => readers.ReadAsync(
        database => new OutboxCount { Waiting = Count(database, project, "IS NULL", atMost), Dead = Count(database, project, "IS NOT NULL", atMost) },
        cancellation).AsTask();

    private static int Count(Database database, ProjectId project, string dead, int atMost)
    {
        using var query = database.Prepare(
            $"SELECT count(*) FROM (SELECT 1 FROM outbox WHERE project_id = @project AND dead_at {dead} LIMIT @limit) AS counted");
        query.Bind("@project", project.Value).Bind("@limit", atMost).Step();
        return (int)query.Number(0);
    }

    /// <summary>Adds or replaces a row, inside the transaction of whoever calls.</summary>
    public static void Save(Database database, OutboxRow row)
    {
        using var save = database.Prepare("""
            INSERT OR REPLACE INTO outbox (project_id, handler, dialog_id, event_seq, attempts, due_at, error, dead_at)
            VALUES (@project, @handler, @dialog, @event, @attempts, @due, @error, NULL)
            """);
        BindKey(save, row).Bind("@attempts", (long)row.Attempts).Bind("@due", row.DueAt).Bind("@error", row.Error).Run();
    }

    private static Instant? FindNextDue(Database database, ProjectId project, string handlers)
    {
        using var next = database.Prepare($"SELECT due_at {Heads} ORDER BY due_at LIMIT 1");
        return next.Bind("@project", project.Value).Bind("@handlers", handlers).Step() ? next.Instant(0) : null;
    }

    private static Statement BindKey(Statement statement, OutboxRow row) =>
        statement.Bind("@project", row.Project.Value).Bind("@handler", row.Handler).Bind("@dialog", row.Dialog.Value).Bind("@event", row.EventSeq);

    private static OutboxRow Read(Statement row, ProjectId project) => new()
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
