using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Dialogs;

/// <summary>Finds a page of a section by index alone: the piles that are in the section, merged in the order of last activity.</summary>
/// <remarks>Costs by the page and the number of piles, not by how many dialogs there are nor by how the sections share them.</remarks>
internal static class SectionReader
{
    /// <summary>The next pile after one: a jump in the index over all dialogs of the one before.</summary>
    public const string NextPile = """
        SELECT holder, queue FROM dialogs INDEXED BY dialogs_open
        WHERE project_id = @project AND status = 0 AND (holder, queue) > (@holder, @queue)
        ORDER BY holder, queue LIMIT 1
        """;

    /// <summary>A stretch of one pile.</summary>
    public const string OfPile = """
        SELECT last_at, dialog_id FROM dialogs INDEXED BY dialogs_open
        WHERE project_id = @project AND status = 0 AND holder = @holder AND queue = @queue AND (last_at, dialog_id) < (@last, @dialog)
        ORDER BY last_at DESC, dialog_id DESC LIMIT @limit
        """;

    /// <summary>A stretch of the archive.</summary>
    public const string OfArchive = """
        SELECT last_at, dialog_id FROM dialogs INDEXED BY dialogs_archived
        WHERE project_id = @project AND status = 1 AND (last_at, dialog_id) < (@last, @dialog)
        ORDER BY last_at DESC, dialog_id DESC LIMIT @limit
        """;

    /// <summary>The page's dialogs in their order.</summary>
    public static IEnumerable<DialogId> Read(Database database, Member me, Section section, ListCursor? after, int limit)
    {
        var places = section == Section.Archive
            ? ReadArchive(database, me.Project, DeskPlace.After(after), limit)
            : Merge(database, me, section, DeskPlace.After(after), limit);
        return places.Select(place => place.Dialog);
    }

    private static List<DeskPlace> ReadArchive(Database database, ProjectId project, DeskPlace after, int limit)
    {
        using var query = database.Prepare(OfArchive).Bind("@project", project.Value)
            .Bind("@last", after.LastAt).Bind("@dialog", after.Dialog.Value).Bind("@limit", (long)Math.Max(0, limit));
        return ReadPlaces(query);
    }

    private static List<DeskPlace> Merge(Database database, Member me, Section section, DeskPlace after, int limit)
    {
        var heads = new PriorityQueue<DeskPile, DeskPlace>(DeskPlace.Order);
        foreach (var pile in ListPiles(database, me.Project).Where(pile => pile.SectionFor(me) == section))
        {
            // The newest of each first: of most piles a page takes nothing.
            heads.EnqueueRange(ReadPile(database, me.Project, pile, after, limit: 1).Select(place => (pile, place)));
        }

        var page = new List<DeskPlace>();
        while (page.Count < limit && heads.TryDequeue(out var pile, out var place))
        {
            TakeWhileFirst(database, me.Project, pile, place, heads, page, limit);
        }

        return page;
    }

    /// <summary>Takes from one pile until another one's head comes first; what it read too much is read again later.</summary>
    private static void TakeWhileFirst(
        Database database, ProjectId project, DeskPile pile, DeskPlace head, PriorityQueue<DeskPile, DeskPlace> heads, List<DeskPlace> page, int limit)
    {
        page.Add(head);
        var rest = ReadPile(database, project, pile, head, limit: heads.Count == 0 ? limit - page.Count : Math.Min(limit - page.Count, 8));
        foreach (var place in rest)
        {
            if (heads.TryPeek(out _, out var other) && DeskPlace.Order.Compare(other, place) < 0)
            {
                heads.Enqueue(pile, place);
                return;
            }

            page.Add(place);
        }

        if (rest.Count > 0 && page.Count < limit)
        {
            heads.EnqueueRange(ReadPile(database, project, pile, rest[^1], limit: 1).Select(place => (pile, place)));
        }
    }

    private static List<DeskPile> ListPiles(Database database, ProjectId project)
    {
        var piles = new List<DeskPile>();
        while (FindNextPile(database, project, piles.Count == 0 ? null : piles[^1]) is { } next)
        {
            piles.Add(next);
        }

        return piles;
    }

    private static DeskPile? FindNextPile(Database database, ProjectId project, DeskPile? last)
    {
        using var query = database.Prepare(NextPile).Bind("@project", project.Value);
        if (last is { } known)
        {
            query.BindIdOrEmpty("@holder", known.Holder?.Value).BindIdOrEmpty("@queue", known.Queue?.Value);
        }
        else
        {
            // Every number comes before every blob, the empty one included.
            query.Bind("@holder", 0).Bind("@queue", 0);
        }

        return query.Step()
            ? new DeskPile(
                query.IsEmpty(0) ? null : new MemberId(query.Id(0)),
                query.IsEmpty(1) ? null : new GroupId(query.Id(1)))
            : null;
    }

    private static List<DeskPlace> ReadPile(Database database, ProjectId project, DeskPile pile, DeskPlace after, int limit)
    {
        using var query = database.Prepare(OfPile).Bind("@project", project.Value)
            .BindIdOrEmpty("@holder", pile.Holder?.Value).BindIdOrEmpty("@queue", pile.Queue?.Value)
            .Bind("@last", after.LastAt).Bind("@dialog", after.Dialog.Value).Bind("@limit", (long)limit);
        return ReadPlaces(query);
    }

    private static List<DeskPlace> ReadPlaces(Statement query)
    {
        var places = new List<DeskPlace>();
        while (query.Step())
        {
            places.Add(new DeskPlace(query.Instant(0), new DialogId(query.Id(1))));
        }

        return places;
    }
}
