using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Storage.PostgreSql.Messages;

namespace MultiChat.Storage.PostgreSql.Search;

/// <summary>By which messages a search found the dialogs of a page, in one statement. Costs no more than the search.</summary>
internal static class MessageQuery
{
    /// <summary>Of each of the dialogs <c>$3</c> the newest message with the words.</summary>
    public const string Newest = $"""
        SELECT {MessageColumns.Names} FROM (
            SELECT w.dialog_id, max(w.seq) AS seq FROM message_words w
            WHERE w.project_id = $1 AND w.words @@ $2::tsquery AND w.dialog_id = ANY ($3::uuid[])
            GROUP BY w.dialog_id) newest
        CROSS JOIN LATERAL (
            SELECT * FROM messages m WHERE m.project_id = $1 AND m.dialog_id = newest.dialog_id AND m.seq = newest.seq LIMIT 1) m
        """;

    public static Statement Of(ProjectId project, IReadOnlyCollection<DialogId> dialogs, IReadOnlyList<string> foldedWords) =>
        new Statement(Newest).With(project.Value).With(SearchIndex.Query(project, foldedWords))
            .With(dialogs.Select(dialog => dialog.Value).ToArray());
}
