using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.PostgreSql.Dialogs;

/// <summary>A page of a section in one statement, found by index alone.</summary>
/// <remarks>
/// Open dialogs lie in piles: one member's, one group's, or everybody's. A section is a set of piles, and a page of it is the top of the
/// merged piles. Costs by the page and the number of piles, not by how many dialogs there are nor by how the sections share them.
/// </remarks>
internal static class SectionQuery
{
    /// <summary>A page of the piles <c>$6</c>, <c>$7</c>.</summary>
    public const string OfMine = $"""
        WITH pile (holder, queue) AS (SELECT * FROM unnest($6::uuid[], $7::uuid[])), {PageOfPiles}
        """;

    /// <summary>A page of all piles but <c>$6</c>, <c>$7</c>: each pile is found by a jump in the index over the one before.</summary>
    public const string OfCommon = $"""
        WITH RECURSIVE every (holder, queue) AS (
            (SELECT holder, queue FROM dialogs WHERE project_id = $1 AND status = 0 ORDER BY holder, queue LIMIT 1)
            UNION ALL
            SELECT n.holder, n.queue FROM every e CROSS JOIN LATERAL (
                SELECT d.holder, d.queue FROM dialogs d
                WHERE d.project_id = $1 AND d.status = 0 AND (d.holder, d.queue) > (e.holder, e.queue)
                ORDER BY d.holder, d.queue LIMIT 1) n),
        pile (holder, queue) AS (SELECT * FROM every EXCEPT SELECT * FROM unnest($6::uuid[], $7::uuid[])), {PageOfPiles}
        """;

    /// <summary>A page of the archive.</summary>
    public const string OfArchive = $"""
        WITH page AS (
            SELECT last_at, dialog_id FROM dialogs
            WHERE project_id = $1 AND status = 1 AND (last_at, dialog_id) < ($3, $4)
            ORDER BY last_at DESC, dialog_id DESC LIMIT $5)
        {RowsOfPage}
        """;

    // Of many piles only those can reach the page whose first dialog is among the first heads; each of them gives a page at most.
    private const string PageOfPiles = $"""
        head AS (
            SELECT p.holder, p.queue FROM pile p CROSS JOIN LATERAL (
                SELECT d.last_at, d.dialog_id FROM dialogs d
                WHERE d.project_id = $1 AND d.status = 0 AND d.holder = p.holder AND d.queue = p.queue AND (d.last_at, d.dialog_id) < ($3, $4)
                ORDER BY d.last_at DESC, d.dialog_id DESC LIMIT 1) first
            ORDER BY first.last_at DESC, first.dialog_id DESC LIMIT $5),
        page AS (
            SELECT stretch.last_at, stretch.dialog_id FROM head h CROSS JOIN LATERAL (
                SELECT d.last_at, d.dialog_id FROM dialogs d
                WHERE d.project_id = $1 AND d.status = 0 AND d.holder = h.holder AND d.queue = h.queue AND (d.last_at, d.dialog_id) < ($3, $4)
                ORDER BY d.last_at DESC, d.dialog_id DESC LIMIT $5) stretch
            ORDER BY stretch.last_at DESC, stretch.dialog_id DESC LIMIT $5)
        {RowsOfPage}
        """;

    /// <summary>The rows of the dialogs of <c>page</c>, in its order.</summary>
    public const string RowsOfPage = $"""
        {RowsOf}
        ORDER BY page.last_at DESC, page.dialog_id DESC
        """;

    /// <summary>The rows of the dialogs of <c>page</c>, in no order.</summary>
    public const string RowsOf = $"""
        SELECT {DialogRowColumns.Names} FROM page
        CROSS JOIN LATERAL (SELECT * FROM dialogs d WHERE d.project_id = $1 AND d.dialog_id = page.dialog_id LIMIT 1) d
        {DialogRowColumns.Joins}
        """;

    public static Statement Of(Member me, Section section, ListCursor? after, int limit)
    {
        var statement = new Statement(section switch
        {
            Section.Mine => OfMine,
            Section.Common => OfCommon,
            _ => OfArchive,
        }).With(me.Project.Value).With(me.Id.Value).WithPage(after, limit);
        return section == Section.Archive ? statement : WithPilesOf(statement, me);
    }

    /// <summary>The place after which the page begins, and its length: three parameters.</summary>
    public static Statement WithPage(this Statement statement, ListCursor? after, int limit) => statement
        .With(after?.LastAt.ToUnixTimeMilliseconds() ?? long.MaxValue).With(after?.Dialog.Value ?? default).With((long)Math.Max(0, limit));

    /// <summary>The piles that can be an operator's own: two parameters.</summary>
    /// <remarks>Nothing but these can, by the one rule: <see cref="Sections.SectionFor"/>.</remarks>
    public static Statement WithPilesOf(this Statement statement, Member me)
    {
        (Guid Holder, Guid Queue)[] piles =
            [(me.Id.Value, default), (default, default), .. me.Groups.Distinct().Select(group => (default(Guid), group.Value))];
        return statement.With(Array.ConvertAll(piles, pile => pile.Holder)).With(Array.ConvertAll(piles, pile => pile.Queue));
    }
}
