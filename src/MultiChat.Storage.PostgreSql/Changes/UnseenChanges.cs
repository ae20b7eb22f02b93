using System.Globalization;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Hosts;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Dialogs;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Storage.PostgreSql.Events;
using Npgsql;

namespace MultiChat.Storage.PostgreSql.Changes;

/// <summary>
/// One look at the changes: what an earlier snapshot could not see, and with each dialog that got a message the end of its log, so that the
/// pages that wait for it cost no second way to the database.
/// </summary>
/// <param name="Now">The snapshot of this look.</param>
/// <param name="IsEarlier">Whether it lies before the earlier one: the database is an older copy.</param>
/// <param name="Changes">What was changed, each named once; a dialog that got messages and marks once for each.</param>
internal sealed record UnseenChanges(string Now, bool IsEarlier, IReadOnlyList<Change> Changes)
{
    /// <summary>How many dialogs of one look come with an end. More are only named, so that a look after a long absence stays small.</summary>
    public const int MaxEnds = 64;

    private const int EventsOfAnEnd = 4;

    // One statement, so that its snapshot is the one in which its rows were seen. A change with the number of a message is a commit and no mark.
    // The first event of an end is the place before the others.
    internal static readonly string Unseen = string.Create(CultureInfo.InvariantCulture, $"""
        SELECT s.now::text, pg_snapshot_xmax(s.now) < pg_snapshot_xmin($1::pg_snapshot), n.project_id, n.kind, n.subject, l.*
        FROM (SELECT pg_current_snapshot() AS now) s
        LEFT JOIN (
            SELECT c.*, c.has_message AND row_number() OVER (PARTITION BY c.has_message) <= {MaxEnds} AS has_end
            FROM (
                SELECT DISTINCT project_id, kind, subject, kind = 1 AND message_seq IS NOT NULL AS has_message
                FROM changes
                WHERE xid >= pg_snapshot_xmin($1::pg_snapshot) AND NOT pg_visible_in_snapshot(xid, $1::pg_snapshot) AND host IS DISTINCT FROM $2
            ) c
        ) n ON true
        LEFT JOIN LATERAL (
            SELECT {DialogColumns.Names}, {LogColumns.Names}
            FROM (SELECT * FROM dialogs WHERE n.has_end AND project_id = n.project_id AND dialog_id = n.subject LIMIT 1) d
            CROSS JOIN LATERAL (
                SELECT * FROM events
                WHERE project_id = d.project_id AND dialog_id = d.dialog_id AND event_seq > d.event_seq - {EventsOfAnEnd} ORDER BY event_seq LIMIT {EventsOfAnEnd}
            ) e
            LEFT JOIN LATERAL (
                SELECT * FROM messages WHERE project_id = d.project_id AND dialog_id = d.dialog_id AND seq = e.message_seq LIMIT 1
            ) m ON true
        ) l ON true
        """);

    private const int DialogAt = 5;
    private const int ItemAt = DialogAt + DialogColumns.Count;

    /// <summary>Looks.</summary>
    /// <param name="connections">The connections.</param>
    /// <param name="connection">The one to look by.</param>
    /// <param name="seen">The snapshot of the look before.</param>
    /// <param name="except">Whose changes are not told: that host knows them.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<UnseenChanges> ReadAsync(
        Connections connections, NpgsqlConnection connection, string seen, Guid except, CancellationToken cancellation)
    {
        await using var batch = connections.BatchOf(connection, [new Statement(Unseen).With(seen).With(except)]);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var rows = await new Results(reader, cancellation).NextAsync(static row => (
            Now: row.Text(0),
            IsEarlier: row.Flag(1),
            Change: row.IsNull(2) ? null : new Change(new ProjectId(row.Id(2)), (ChangeKind)row.Small(3), row.Id(4)),
            Piece: row.IsNull(DialogAt) ? null : Piece.Read(row, new ProjectId(row.Id(2)))));
        var changes =
            from row in rows
            where row.Change is not null
            group row.Piece by (row.Change, HasEnd: row.Piece is not null) into one
            select one.Key.Change with { Committed = one.Key.HasEnd ? EndOf([.. one.OfType<Piece>()]) : null };
        return new UnseenChanges(rows[0].Now, rows[0].IsEarlier, [.. changes]);
    }

    private static HostNews.DialogCommitted EndOf(IReadOnlyList<Piece> pieces)
    {
        var dialog = pieces[0].Dialog;
        LogItem[] items = [.. pieces.Select(piece => piece.Item).OrderBy(item => item.Entry.EventSeq)];
        // Where the log's beginning is there, nothing is before it.
        var before = items[0].Entry is { EventSeq: > 1 } first ? first.Place : default;
        return new HostNews.DialogCommitted(dialog, new LogSlice
        {
            After = before,
            UpTo = dialog.Place,
            Items = before == default ? items : items[1..],
            More = false,
        });
    }

    /// <summary>One event of an end, with the dialog beside it.</summary>
    private sealed record Piece(Dialog Dialog, LogItem Item)
    {
        public static Piece Read(Row row, ProjectId project) =>
            new(DialogColumns.Read(row, project, DialogAt), LogColumns.Read(row, project, ItemAt));
    }
}
