using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Storage.Sqlite.Dialogs;

/// <summary>Finds a page of the section Mine by what is to be done: band after band, in each the operator's piles merged.</summary>
/// <remarks>
/// Costs by the page and the number of the operator's piles; the bands in which nobody waits also by how many of the same piles do. Neither the archive nor
/// other operators' dialogs cost anything.
/// </remarks>
internal static class ToDoReader
{
    /// <summary>A stretch of those who wait in one pile, the longest first.</summary>
    public const string Waiting = """
        SELECT waiting_since, dialog_id FROM dialogs INDEXED BY dialogs_waiting
        WHERE project_id = @project AND status = 0 AND waiting_since IS NOT NULL AND holder = @holder AND queue = @queue
            AND (waiting_since, dialog_id) > (@at, @dialog)
        ORDER BY waiting_since, dialog_id LIMIT @limit
        """;

    /// <summary>A stretch of those who do not wait in one pile, the newest first.</summary>
    public const string Idle = """
        SELECT last_at, dialog_id FROM dialogs INDEXED BY dialogs_open
        WHERE project_id = @project AND status = 0 AND holder = @holder AND queue = @queue
            AND (last_at, dialog_id) < (@at, @dialog) AND waiting_since IS NULL
        ORDER BY last_at DESC, dialog_id DESC LIMIT @limit
        """;

    private static readonly IComparer<ToDoPlace> Order = Comparer<ToDoPlace>.Create(ToDoPlace.Compare);

    /// <summary>The page's dialogs in their order.</summary>
    public static IEnumerable<DialogId> Read(Database database, Member me, ToDoPlace? after, int limit) =>
        Enum.GetValues<ToDoBand>()
            .Where(band => after is null || band >= after.Band)
            .SelectMany(band => PileMerge.Merge(
                PilesOf(me, band).Select(pile => ReadPile(database, me, pile, band, after?.Band == band ? after : null)), Order))
            .Take(limit)
            .Select(place => place.Dialog);

    private static IEnumerable<DeskPile> PilesOf(Member me, ToDoBand band) => DeskPile.MineOf(me).Where(pile => band switch
    {
        ToDoBand.Unassigned => pile.Holder is null,
        ToDoBand.Assigned => pile.Holder is not null,
        _ => true,
    });

    /// <summary>Read by little at first: of most piles a page takes nothing.</summary>
    private static IEnumerable<ToDoPlace> ReadPile(Database database, Member me, DeskPile pile, ToDoBand band, ToDoPlace? after)
    {
        var last = after;
        for (var stretch = 2; ; stretch *= 4)
        {
            var places = ReadStretch(database, me, pile, band, last, stretch);
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

    private static List<ToDoPlace> ReadStretch(Database database, Member me, DeskPile pile, ToDoBand band, ToDoPlace? after, int limit)
    {
        var isWaiting = band == ToDoBand.Waiting;
        using var query = database.Prepare(isWaiting ? Waiting : Idle).Bind("@project", me.Project.Value)
            .BindIdOrEmpty("@holder", pile.Holder?.Value).BindIdOrEmpty("@queue", pile.Queue?.Value)
            .Bind("@at", after?.At.ToUnixTimeMilliseconds() ?? (isWaiting ? long.MinValue : long.MaxValue))
            .Bind("@dialog", after?.Dialog.Value ?? default).Bind("@limit", (long)limit);
        var places = new List<ToDoPlace>();
        while (query.Step())
        {
            places.Add(new ToDoPlace { Band = band, At = Instant.FromUnixTimeMilliseconds(query.Number(0)), Dialog = new DialogId(query.Id(1)) });
        }

        return places;
    }
}
