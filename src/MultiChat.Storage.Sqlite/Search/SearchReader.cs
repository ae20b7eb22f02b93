using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Dialogs;
using MultiChat.Storage.Sqlite.Engine;

namespace MultiChat.Storage.Sqlite.Search;

/// <summary>Finds the dialogs of a search. Costs by how many messages have the words.</summary>
internal static class SearchReader
{
    private const string Find = """
        WITH found (dialog_id) AS (
            SELECT m.dialog_id FROM message_words JOIN messages m ON m.message_row = message_words.rowid
            WHERE message_words MATCH @words AND m.project_id = @project
            UNION
            SELECT d.dialog_id FROM client_words
            JOIN clients c ON c.client_row = client_words.rowid
            JOIN dialogs d ON d.project_id = c.project_id AND d.client_id = c.client_id
            WHERE client_words MATCH @words AND c.project_id = @project)
        SELECT d.dialog_id FROM found f
        CROSS JOIN dialogs d ON d.project_id = @project AND d.dialog_id = f.dialog_id
        WHERE (d.last_at, d.dialog_id) < (@last, @dialog)
        ORDER BY d.last_at DESC, d.dialog_id DESC LIMIT @limit
        """;

    public static IEnumerable<DialogId> Read(
        Database database, ProjectId project, IReadOnlyList<string> foldedWords, ListCursor? cursor, int limit)
    {
        var after = DeskPlace.After(cursor);
        using var query = database.Prepare(Find).Bind("@words", SearchIndex.Query(project, foldedWords)).Bind("@project", project.Value)
            .Bind("@last", after.LastAt).Bind("@dialog", after.Dialog.Value).Bind("@limit", (long)Math.Max(0, limit));
        var dialogs = new List<DialogId>();
        while (query.Step())
        {
            dialogs.Add(new DialogId(query.Id(0)));
        }

        return dialogs;
    }
}
