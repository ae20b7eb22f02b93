using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;

namespace MultiChat.Storage.Sqlite.Search;

/// <summary>Takes again the words of rows that an earlier version took, in the order of their numbers; the mark moves in the same transaction.</summary>
internal static class SearchRefill
{
    // Small, because commands wait meanwhile.
    private const int BatchRows = 200;
    private const int BatchUnits = 200_000;

    /// <summary>Refills a batch, and says whether more may be left.</summary>
    /// <param name="database">The writing connection, in a transaction.</param>
    public static bool FillBatch(Database database)
    {
        if (Find(database) is not var (isClient, done, last))
        {
            return false;
        }

        var reached = isClient ? Clients(database, done, last) : Messages(database, done, last);
        if (reached is { } row)
        {
            using var move = database.Prepare("UPDATE search_refill SET done_row = @row WHERE is_client = @client")
                .Bind("@row", row).Bind("@client", isClient);
            move.Run();
        }
        else
        {
            using var end = database.Prepare("DELETE FROM search_refill WHERE is_client = @client").Bind("@client", isClient);
            end.Run();
        }

        return true;
    }

    private static (bool IsClient, long Done, long Last)? Find(Database database)
    {
        using var refill = database.Prepare("SELECT is_client, done_row, last_row FROM search_refill ORDER BY is_client DESC LIMIT 1");
        return refill.Step() ? (refill.Flag(0), refill.Number(1), refill.Number(2)) : null;
    }

    /// <summary>The last row that was refilled, or null where none was left.</summary>
    private static long? Messages(Database database, long done, long last)
    {
        using var messages = database.Prepare("""
            SELECT message_row, project_id, text FROM messages WHERE message_row > @done AND message_row <= @last ORDER BY message_row LIMIT @limit
            """).Bind("@done", done).Bind("@last", last).Bind("@limit", BatchRows);
        long? reached = null;
        for (var units = 0; units < BatchUnits && messages.Step();)
        {
            var text = messages.Text(2);
            reached = messages.Number(0);
            SearchFiller.PutMessage(database, reached.Value, new ProjectId(messages.Id(1)), text);
            units += text.Length;
        }

        return reached;
    }

    private static long? Clients(Database database, long done, long last)
    {
        using var clients = database.Prepare("""
            SELECT client_row, project_id FROM clients WHERE client_row > @done AND client_row <= @last ORDER BY client_row LIMIT @limit
            """).Bind("@done", done).Bind("@last", last).Bind("@limit", BatchRows);
        var rows = new List<(ProjectId Project, long Row)>();
        while (clients.Step())
        {
            rows.Add((new ProjectId(clients.Id(1)), clients.Number(0)));
        }

        foreach (var (project, row) in rows)
        {
            SearchFiller.ReplaceClient(database, project, row);
        }

        return rows is [.., var reached] ? reached.Row : null;
    }
}
