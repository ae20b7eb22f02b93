using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Storage.Sqlite.Messages;

namespace MultiChat.Storage.Sqlite.Search;

/// <summary>
/// Finds by which messages a search found the dialogs of a page: goes through what has the words from the newest on, until each dialog has its message. Costs
/// no more than the search.
/// </summary>
internal static class MessageFinder
{
    /// <summary>The messages with the words, newest first: they are numbered in the order of their coming.</summary>
    public const string Newest = $"""
        SELECT {MessageColumns.Names} FROM message_words CROSS JOIN messages m ON m.message_row = message_words.rowid
        WHERE message_words MATCH @words AND m.project_id = @project
        ORDER BY message_words.rowid DESC
        """;

    public static IReadOnlyList<Message> Read(
        Database database, ProjectId project, IReadOnlyCollection<DialogId> dialogs, IReadOnlyList<string> foldedWords)
    {
        using var query = database.Prepare(Newest).Bind("@words", SearchIndex.Query(project, foldedWords)).Bind("@project", project.Value);
        var (left, found) = (dialogs.ToHashSet(), new List<Message>());
        while (left.Count > 0 && query.Step())
        {
            if (left.Remove(new DialogId(query.Id(0))))
            {
                found.Add(MessageColumns.Read(query, project, 0));
            }
        }

        return found;
    }
}
