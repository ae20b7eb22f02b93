using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Dialogs;

/// <summary>Finds a page of a section by index alone: the piles that are in the section, merged in the order of last activity.</summary>
/// <remarks>Costs by the page and the number of piles, not by how many dialogs there are nor by how the sections share them.</remarks>
internal static class SectionReader
{
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

    private static IEnumerable<DeskPlace> Merge(Database database, Member me, Section section, DeskPlace after, int limit) => PileMerge
        .Merge(PilesOf(database, me, section).Select(known => ReadPile(database, me.Project, known.Pile, after, known.Newest)), DeskPlace.Order)
        .Take(limit);

    /// <summary>The section's piles, with the newest dialog of each where it is known already.</summary>
    private static IEnumerable<(DeskPile Pile, DeskPlace? Newest)> PilesOf(Database database, Member me, Section section)
    {
        // Nothing but these can be an operator's own, so there is no need to look at everybody's.
        IEnumerable<(DeskPile Pile, DeskPlace? Newest)> piles = section == Section.Mine
            ? DeskPile.MineOf(me).Select(pile => (pile, (DeskPlace?)null))
            : PileReader.ReadAll(database, me.Project);
        return piles.Where(known => known.Pile.SectionFor(me) == section);
    }

    /// <summary>A pile's dialogs after a place, read by little at first: of most piles a page takes nothing.</summary>
    private static IEnumerable<DeskPlace> ReadPile(
        Database database, ProjectId project, DeskPile pile, DeskPlace after, DeskPlace? newest)
    {
        var last = after;
        if (newest is { } known && DeskPlace.Order.Compare(after, known) < 0)
        {
            yield return last = known;
        }

        for (var stretch = 2; ; stretch *= 4)
        {
            var places = ReadStretch(database, project, pile, last, stretch);
            foreach (var place in places)
            {
                yield return last = place;
            }

            if (places.Count < stretch)
            {
                yield break;
            }
        }
    }

    private static List<DeskPlace> ReadStretch(Database database, ProjectId project, DeskPile pile, DeskPlace after, int limit)
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
            places.Add(DeskPlace.Read(query, 0));
        }

        return places;
    }
}
