using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Clients;
using MultiChat.Storage.PostgreSql.Engine;
using Npgsql;

namespace MultiChat.Storage.PostgreSql.Search;

/// <summary>Brings the full text up to the rows: what was changed since the snapshot in which the search looked last.</summary>
/// <remarks>
/// One host at a time, by the lock on the one row of progress; that row moves in the transaction of the words, so that an end of the process
/// loses nothing. A snapshot, and not a greatest number, because a slow transaction commits among numbers that were seen already.
/// </remarks>
internal sealed class SearchFiller(Connections connections)
{
    private const int BatchRows = 500;

    private const string IsUnseen = "n.xid >= pg_snapshot_xmin(p.seen) AND NOT pg_visible_in_snapshot(n.xid, p.seen)";

    /// <summary>The snapshot of this look, if there is anything to see and nobody else is looking.</summary>
    private const string Look = $"""
        SELECT pg_current_snapshot()::text FROM search_progress p WHERE EXISTS (SELECT FROM changes n WHERE {IsUnseen})
        FOR UPDATE OF p SKIP LOCKED
        """;

    private const string UnseenTexts = $"""
        SELECT DISTINCT m.project_id, m.dialog_id, m.seq, m.text FROM search_progress p JOIN changes n ON {IsUnseen}
        JOIN messages m ON m.project_id = n.project_id AND m.dialog_id = n.subject AND m.seq = n.message_seq
        WHERE n.kind = 1
        """;

    // A message that is edited meanwhile is locked out by its words: whoever is second takes the words of the text that is there then.
    private const string OldTexts = """
        SELECT m.project_id, m.dialog_id, m.seq, m.text FROM message_words w
        JOIN messages m ON m.project_id = w.project_id AND m.dialog_id = w.dialog_id AND m.seq = w.seq
        WHERE w.folding = 0 LIMIT $1 FOR UPDATE OF w SKIP LOCKED
        """;

    private const string OldCards = $"""
        SELECT {ClientColumns.Names}, c.project_id FROM client_words w
        JOIN clients c ON c.project_id = w.project_id AND c.client_id = w.client_id
        WHERE w.folding = 0 LIMIT $1 FOR UPDATE OF w SKIP LOCKED
        """;

    private const string UnseenCards = $"""
        SELECT DISTINCT {ClientColumns.Names}, c.project_id FROM search_progress p JOIN changes n ON {IsUnseen}
        JOIN clients c ON c.project_id = n.project_id AND c.client_id = n.subject
        WHERE n.kind = 2
        """;

    /// <summary>Fills what is missing, unless another host does.</summary>
    public async Task FillAsync(CancellationToken cancellation)
    {
        await using var connection = await connections.TakeAsync(cancellation);
        foreach (var batch in (await ReadAsync(connection, cancellation)).Chunk(BatchRows))
        {
            await using var writing = connections.BatchOf(connection, batch);
            await writing.ExecuteNonQueryAsync(cancellation);
        }

        await using var committing = connections.BatchOf(connection, [new Statement("COMMIT")]);
        await committing.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Takes the words of some rows again that an earlier version took, and says whether more may be left.</summary>
    public async Task<bool> RefillAsync(CancellationToken cancellation)
    {
        await using var connection = await connections.TakeAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var old = await ReadOldAsync(connection, cancellation);
        if (old.Count > 0)
        {
            await using var writing = connections.BatchOf(connection, old);
            await writing.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return old.Count >= BatchRows;
    }

    private async Task<IReadOnlyList<Statement>> ReadOldAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var reading = connections.BatchOf(
            connection, [new Statement(OldTexts).With((long)BatchRows), new Statement(OldCards).With((long)BatchRows)]);
        await using var reader = await reading.ExecuteReaderAsync(cancellation);
        var results = new Results(reader, cancellation);
        var messages = await results.NextAsync(ReadMessage);
        return [.. messages, .. await results.NextAsync(ReadCard)];
    }

    /// <summary>What is to be written; nothing where there is nothing new.</summary>
    private async Task<IEnumerable<Statement>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // The snapshot first: what the later statements see beyond it is only seen again. A BEGIN of Npgsql's would be waited for without an end.
        await using var reading = connections.BatchOf(
            connection, [new Statement("BEGIN"), new Statement(Look), new Statement(UnseenTexts), new Statement(UnseenCards)]);
        await using var reader = await reading.ExecuteReaderAsync(cancellation);
        var results = new Results(reader, cancellation);
        var look = await results.NextAsync(static row => Progress(row.Text(0)));
        var messages = await results.NextAsync(ReadMessage);
        var clients = await results.NextAsync(ReadCard);
        return look.Count == 0 ? [] : messages.Concat(clients).Concat(look);
    }

    private static Statement ReadMessage(Row row) => Put(new ProjectId(row.Id(0)), new DialogId(row.Id(1)), row.Number(2), row.Text(3));

    private static Statement ReadCard(Row row) => Put(ClientColumns.Read(row, new ProjectId(row.Id(ClientColumns.Count)), 0));

    private static Statement Put(ProjectId project, DialogId dialog, long seq, string text) => new Statement("""
        INSERT INTO message_words (project_id, dialog_id, seq, words, folding) VALUES ($1, $2, $3, array_to_tsvector($4), 1)
        ON CONFLICT (project_id, dialog_id, seq) DO UPDATE SET words = excluded.words, folding = 1
        """).With(project.Value).With(dialog.Value).With(seq).With(SearchIndex.WordsOf(project, text));

    private static Statement Put(Client client) => new Statement("""
        INSERT INTO client_words (project_id, client_id, words, folding) VALUES ($1, $2, array_to_tsvector($3), 1)
        ON CONFLICT (project_id, client_id) DO UPDATE SET words = excluded.words, folding = 1
        """).With(client.Project.Value).With(client.Id.Value).With(SearchIndex.WordsOf(client));

    private static Statement Progress(string now) => new Statement("UPDATE search_progress SET seen = $1::pg_snapshot").With(now);
}
