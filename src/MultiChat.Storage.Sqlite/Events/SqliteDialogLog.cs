using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Storage.Sqlite.Messages;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Events;

internal sealed class SqliteDialogLog(Readers readers) : IDialogLog, INoteBook
{
    private const int EntryColumns = 7;

    private const string Items = $"""
        SELECT e.event_seq, e.tag, e.at, e.kind, e.version, e.message_seq, e.data, {MessageColumns.Names}
        FROM events e
        LEFT JOIN messages m ON m.project_id = e.project_id AND m.dialog_id = e.dialog_id AND m.seq = e.message_seq
        WHERE e.project_id = @project AND e.dialog_id = @dialog
        """;

    private const string Note = """
        SELECT event_seq, tag, at, kind, version, message_seq, data, dialog_id FROM events
        WHERE project_id = @project AND kind = 'note' AND json_extract(data, '$.id') = @note AND json_extract(data, '$.by') = @by
        """;

    private const string After = Items + " AND e.event_seq > @place ORDER BY e.event_seq LIMIT @limit";

    private const string Before = Items + " AND e.event_seq < @place ORDER BY e.event_seq DESC LIMIT @limit";

    public ValueTask<IReadOnlyList<LogItem>> ReadAfterAsync(
        ProjectId project, DialogId dialog, long after, int limit, CancellationToken cancellation) =>
        readers.ReadAsync(database => (IReadOnlyList<LogItem>)Read(database, After, project, dialog, after, limit), cancellation);

    public ValueTask<IReadOnlyList<LogItem>> ReadBeforeAsync(
        ProjectId project, DialogId dialog, long before, int limit, CancellationToken cancellation) =>
        readers.ReadAsync(database =>
        {
            var items = Read(database, Before, project, dialog, before, limit);
            items.Reverse();
            return (IReadOnlyList<LogItem>)items;
        }, cancellation);

    public ValueTask<KeptNote?> FindNoteAsync(ProjectId project, MemberId by, NoteId id, CancellationToken cancellation) =>
        readers.ReadAsync(database =>
        {
            using var query = database.Prepare(Note).Bind("@project", project.Value).Bind("@note", id.ToString()).Bind("@by", by.ToString());
            return query.Step() ? new KeptNote { Dialog = new DialogId(query.Id(EntryColumns)), Entry = ReadEntry(query) } : null;
        }, cancellation);

    private static LogEntry ReadEntry(Statement query) => new()
    {
        EventSeq = query.Number(0),
        Tag = new EventTag(query.Number(1)),
        At = query.Instant(2),
        Event = LogEvent.Load(new EventKind(query.Text(3)), (int)query.Number(4), query.NumberOrNull(5), query.Text(6)),
    };

    private static List<LogItem> Read(Database database, string sql, ProjectId project, DialogId dialog, long place, int limit)
    {
        // SQLite takes a negative limit for none.
        using var query = database.Prepare(sql).Bind("@project", project.Value).Bind("@dialog", dialog.Value)
            .Bind("@place", place).Bind("@limit", (long)Math.Max(0, limit));
        var items = new List<LogItem>();
        while (query.Step())
        {
            items.Add(new LogItem
            {
                Entry = ReadEntry(query),
                Message = query.IsNull(EntryColumns) ? null : MessageColumns.Read(query, project, EntryColumns),
            });
        }

        return items;
    }
}
