using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.PostgreSql.Events;

internal sealed class PostgreSqlDialogLog(Readers readers) : IDialogLog, INoteBook
{
    internal const string After = Items + " AND e.event_seq > $3 ORDER BY e.event_seq LIMIT $4";

    internal const string Before = Items + " AND e.event_seq < $3 ORDER BY e.event_seq DESC LIMIT $4";

    internal const string Note = $"""
        SELECT {LogColumns.Entry}, e.dialog_id FROM events e
        WHERE e.project_id = $1 AND e.kind = 'note' AND e.data::jsonb ->> 'id' = $2 AND e.data::jsonb ->> 'by' = $3
        """;

    private const string Items = $"""
        SELECT {LogColumns.Names}
        FROM events e
        LEFT JOIN LATERAL (
            SELECT * FROM messages m WHERE m.project_id = $1 AND m.dialog_id = $2 AND m.seq = e.message_seq LIMIT 1) m ON true
        WHERE e.project_id = $1 AND e.dialog_id = $2
        """;

    public ValueTask<IReadOnlyList<LogItem>> ReadAfterAsync(
        ProjectId project, DialogId dialog, long after, int limit, CancellationToken cancellation) =>
        ReadAsync(After, project, dialog, after, limit, cancellation);

    public async ValueTask<IReadOnlyList<LogItem>> ReadBeforeAsync(
        ProjectId project, DialogId dialog, long before, int limit, CancellationToken cancellation) =>
        [.. (await ReadAsync(Before, project, dialog, before, limit, cancellation)).Reverse()];

    public ValueTask<KeptNote?> FindNoteAsync(ProjectId project, MemberId by, NoteId id, CancellationToken cancellation) => readers.FindAsync(
        new Statement(Note).With(project.Value).With(id.ToString()).With(by.ToString()),
        static row => new KeptNote { Dialog = new DialogId(row.Id(LogColumns.EntryLength)), Entry = LogColumns.ReadEntry(row, 0) },
        cancellation);

    private ValueTask<IReadOnlyList<LogItem>> ReadAsync(
        string sql, ProjectId project, DialogId dialog, long place, int limit, CancellationToken cancellation) => readers.ListAsync(
        new Statement(sql).With(project.Value).With(dialog.Value).With(place).With((long)Math.Max(0, limit)),
        row => LogColumns.Read(row, project, 0),
        cancellation);
}
