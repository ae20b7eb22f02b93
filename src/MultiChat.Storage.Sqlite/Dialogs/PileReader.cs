using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Dialogs;

/// <summary>Finds which piles of open dialogs a project has, by jumps in the index: costs by the number of piles.</summary>
internal static class PileReader
{
    /// <summary>The newest of the next pile of the same holder: a jump in the index over all dialogs of the pile before.</summary>
    /// <remarks>
    /// Two statements and not one with <c>(holder, queue) &gt; (…)</c>: there SQLite walks through the pile instead of jumping.
    /// </remarks>
    public const string NextQueue = """
        SELECT holder, queue, last_at, dialog_id FROM dialogs INDEXED BY dialogs_open
        WHERE project_id = @project AND status = 0 AND holder = @holder AND queue > @queue
        ORDER BY queue, last_at DESC, dialog_id DESC LIMIT 1
        """;

    /// <summary>The newest of the first pile of the next holder.</summary>
    public const string NextHolder = """
        SELECT holder, queue, last_at, dialog_id FROM dialogs INDEXED BY dialogs_open
        WHERE project_id = @project AND status = 0 AND holder > @holder
        ORDER BY holder, queue, last_at DESC, dialog_id DESC LIMIT 1
        """;

    /// <summary>All piles with the newest dialog of each.</summary>
    public static IReadOnlyList<(DeskPile Pile, DeskPlace? Newest)> ReadAll(Database database, ProjectId project)
    {
        var piles = new List<(DeskPile Pile, DeskPlace? Newest)>();
        var next = FindNext(database, NextHolder, project, last: null);
        while (next is { } found)
        {
            piles.Add((found.Pile, found.Newest));
            next = FindNext(database, NextQueue, project, found.Pile) ?? FindNext(database, NextHolder, project, found.Pile);
        }

        return piles;
    }

    private static (DeskPile Pile, DeskPlace Newest)? FindNext(Database database, string sql, ProjectId project, DeskPile? last)
    {
        using var query = database.Prepare(sql).Bind("@project", project.Value);
        if (last is { } known)
        {
            query.BindIdOrEmpty("@holder", known.Holder?.Value);
        }
        else
        {
            // Every number comes before every blob, the empty one included.
            query.Bind("@holder", 0);
        }

        if (sql == NextQueue)
        {
            query.BindIdOrEmpty("@queue", last?.Queue?.Value);
        }

        return query.Step()
            ? (new DeskPile(
                query.IsEmpty(0) ? null : new MemberId(query.Id(0)),
                query.IsEmpty(1) ? null : new GroupId(query.Id(1))), DeskPlace.Read(query, 2))
            : null;
    }
}
