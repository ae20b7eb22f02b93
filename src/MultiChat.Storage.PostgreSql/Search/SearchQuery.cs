using MultiChat.Lists;
using MultiChat.Storage.PostgreSql.Dialogs;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.PostgreSql.Search;

/// <summary>A page of the dialogs of a search in one statement. Costs by how many messages have the words.</summary>
internal static class SearchQuery
{
    internal const string Find = $"""
        WITH found (dialog_id) AS (
            SELECT dialog_id FROM message_words WHERE project_id = $1 AND words @@ $6::tsquery
            UNION
            SELECT d.dialog_id FROM client_words w JOIN dialogs d ON d.project_id = $1 AND d.client_id = w.client_id
            WHERE w.project_id = $1 AND w.words @@ $6::tsquery),
        page AS (
            SELECT d.last_at, d.dialog_id FROM found f JOIN dialogs d ON d.project_id = $1 AND d.dialog_id = f.dialog_id
            WHERE (d.last_at, d.dialog_id) < ($3, $4)
            ORDER BY d.last_at DESC, d.dialog_id DESC LIMIT $5)
        {SectionQuery.RowsOfPage}
        """;

    public static Statement Of(Member me, IReadOnlyList<string> foldedWords, ListCursor? after, int limit) =>
        new Statement(Find).With(me.Project.Value).With(me.Id.Value).WithPage(after, limit)
            .With(SearchIndex.Query(me.Project, foldedWords));
}
