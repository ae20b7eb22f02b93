using MultiChat.Lists;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.PostgreSql.Dialogs;

/// <summary>A page of the section Mine by what is to be done, in one statement, found by index alone.</summary>
/// <remarks>
/// A band that an earlier one leaves no room for is not read. Costs by the page and the number of the operator's piles; the bands in which nobody waits
/// also by how many of the same piles do.
/// </remarks>
internal static class ToDoQuery
{
    /// <summary>A page after <c>$3</c>, <c>$4</c> of those who wait, <c>$8</c>, <c>$9</c> of nobody's and <c>$10</c>, <c>$11</c> of one's own.</summary>
    public const string Page = $"""
        WITH pile (holder, queue) AS (SELECT * FROM unnest($6::uuid[], $7::uuid[])),
        waiting AS (
            SELECT 0 AS band, stretch.at, stretch.dialog_id FROM pile p CROSS JOIN LATERAL (
                SELECT d.waiting_since AS at, d.dialog_id FROM dialogs d
                WHERE d.project_id = $1 AND d.status = 0 AND d.waiting_since IS NOT NULL AND d.holder = p.holder AND d.queue = p.queue
                    AND (d.waiting_since, d.dialog_id) > ($3, $4)
                ORDER BY d.waiting_since, d.dialog_id LIMIT $5) stretch
            ORDER BY stretch.at, stretch.dialog_id LIMIT $5),
        unassigned AS (
            SELECT 1 AS band, stretch.at, stretch.dialog_id FROM pile p CROSS JOIN LATERAL (
                SELECT d.last_at AS at, d.dialog_id FROM dialogs d
                WHERE d.project_id = $1 AND d.status = 0 AND d.waiting_since IS NULL AND d.holder = p.holder AND d.queue = p.queue
                    AND (d.last_at, d.dialog_id) < ($8, $9)
                ORDER BY d.last_at DESC, d.dialog_id DESC LIMIT $5) stretch
            WHERE p.holder <> $2
            ORDER BY stretch.at DESC, stretch.dialog_id DESC LIMIT $5 - (SELECT count(*) FROM waiting)),
        assigned AS (
            SELECT 2 AS band, d.last_at AS at, d.dialog_id FROM dialogs d
            WHERE d.project_id = $1 AND d.status = 0 AND d.waiting_since IS NULL AND d.holder = $2
                AND d.queue = '00000000-0000-0000-0000-000000000000' AND (d.last_at, d.dialog_id) < ($10, $11)
            ORDER BY d.last_at DESC, d.dialog_id DESC
            LIMIT $5 - (SELECT count(*) FROM waiting) - (SELECT count(*) FROM unassigned)),
        page AS (SELECT * FROM waiting UNION ALL SELECT * FROM unassigned UNION ALL SELECT * FROM assigned)
        {SectionQuery.RowsOf}
        ORDER BY page.band, CASE page.band WHEN 0 THEN page.at ELSE -page.at END, CASE page.band WHEN 0 THEN page.dialog_id END, page.dialog_id DESC
        """;

    public static Statement Of(Member me, ToDoPlace? after, int limit)
    {
        var page = new Statement(Page).With(me.Project.Value).With(me.Id.Value);
        WithPlace(page, ToDoBand.Waiting, after).With((long)Math.Max(0, limit)).WithPilesOf(me);
        return WithPlace(WithPlace(page, ToDoBand.Unassigned, after), ToDoBand.Assigned, after);
    }

    /// <summary>After what a band is read: all of it, what comes after the place, or nothing more.</summary>
    private static Statement WithPlace(Statement statement, ToDoBand band, ToDoPlace? after)
    {
        if (after?.Band == band)
        {
            return statement.With(after.At).With(after.Dialog.Value);
        }

        var isOver = after?.Band > band;
        return band == ToDoBand.Waiting
            ? statement.With(isOver ? long.MaxValue : long.MinValue).With(default(Guid))
            : statement.With(isOver ? long.MinValue : long.MaxValue).With(default(Guid));
    }
}
