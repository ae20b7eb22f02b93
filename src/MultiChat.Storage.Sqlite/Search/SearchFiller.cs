using MultiChat.Clients;
using MultiChat.Lists;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Clients;
using MultiChat.Storage.Sqlite.Engine;

namespace MultiChat.Storage.Sqlite.Search;

/// <summary>Brings the full text up to the rows: new messages after the mark, then what was changed behind it.</summary>
/// <remarks>The mark moves in the same transaction as the words, so that an end of the process loses nothing.</remarks>
internal static class SearchFiller
{
    private const int BatchRows = 1_000;
    private const int BatchUnits = 1_000_000;

    private const string ClientOfRow = $"SELECT {ClientColumns.Names} FROM clients c WHERE c.project_id = @project AND c.client_row = @row";

    /// <summary>Fills a batch, and says whether more may be left.</summary>
    /// <param name="database">The writing connection, outside a transaction.</param>
    public static bool FillBatch(Database database) => InTransaction(database, static database => AddNewMessages(database) | ReplaceChanged(database));

    /// <summary>Takes the words of some old rows again, as this version of the search wants them, and says whether more may be left.</summary>
    /// <param name="database">The writing connection, outside a transaction.</param>
    public static bool RefillBatch(Database database) => InTransaction(database, SearchRefill.FillBatch);

    private static bool InTransaction(Database database, Func<Database, bool> fill)
    {
        database.Run("BEGIN IMMEDIATE");
        try
        {
            var more = fill(database);
            database.Run("COMMIT");
            return more;
        }
        catch
        {
            if (database.InTransaction)
            {
                database.Run("ROLLBACK");
            }

            throw;
        }
    }

    private static bool AddNewMessages(Database database)
    {
        using var messages = database.Prepare("""
            SELECT message_row, project_id, text FROM messages
            WHERE message_row > (SELECT message_row FROM search_progress) ORDER BY message_row LIMIT @limit
            """).Bind("@limit", BatchRows);
        var (rows, units, last) = (0, 0, 0L);
        while (units < BatchUnits && messages.Step())
        {
            var text = messages.Text(2);
            last = messages.Number(0);
            PutMessage(database, last, new ProjectId(messages.Id(1)), text);
            rows++;
            units += text.Length;
        }

        if (rows > 0)
        {
            using var progress = database.Prepare("UPDATE search_progress SET message_row = @row").Bind("@row", last);
            progress.Run();
        }

        return rows == BatchRows || units >= BatchUnits;
    }

    private static bool ReplaceChanged(Database database)
    {
        var changed = ListChanged(database);
        foreach (var (project, isClient, row) in changed)
        {
            if (isClient)
            {
                ReplaceClient(database, project, row);
            }
            else
            {
                ReplaceMessage(database, project, row);
            }

            using var done = database.Prepare("""
                DELETE FROM search_changes WHERE project_id = @project AND is_client = @client AND changed_row = @row
                """).Bind("@project", project.Value).Bind("@client", isClient).Bind("@row", row);
            done.Run();
        }

        return changed.Count == BatchRows;
    }

    private static List<(ProjectId Project, bool IsClient, long Row)> ListChanged(Database database)
    {
        using var changes = database.Prepare("SELECT project_id, is_client, changed_row FROM search_changes LIMIT @limit")
            .Bind("@limit", BatchRows);
        var changed = new List<(ProjectId Project, bool IsClient, long Row)>();
        while (changes.Step())
        {
            changed.Add((new ProjectId(changes.Id(0)), changes.Flag(1), changes.Number(2)));
        }

        return changed;
    }

    private static void ReplaceMessage(Database database, ProjectId project, long row)
    {
        // A row after the mark is taken with the new messages, at its current text.
        using var message = database.Prepare("""
            SELECT text FROM messages
            WHERE project_id = @project AND message_row = @row AND message_row <= (SELECT message_row FROM search_progress)
            """).Bind("@project", project.Value).Bind("@row", row);
        if (message.Step())
        {
            PutMessage(database, row, project, message.Text(0));
        }
    }

    internal static void ReplaceClient(Database database, ProjectId project, long row)
    {
        using var query = database.Prepare(ClientOfRow).Bind("@project", project.Value).Bind("@row", row);
        if (query.Step())
        {
            using var put = database.Prepare("INSERT OR REPLACE INTO client_words (rowid, words) VALUES (@row, @words)")
                .Bind("@row", row).Bind("@words", SearchIndex.Document(project, WordsOf(ClientColumns.Read(query, project, 0))));
            put.Run();
        }
    }

    internal static void PutMessage(Database database, long row, ProjectId project, string text)
    {
        using var put = database.Prepare("INSERT OR REPLACE INTO message_words (rowid, words) VALUES (@row, @words)")
            .Bind("@row", row).Bind("@words", SearchIndex.Document(project, SearchWords.Of(text)));
        put.Run();
    }

    private static IEnumerable<string> WordsOf(Client client) => client.SearchedTexts.SelectMany(SearchWords.Of);
}
