using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Lists;

/// <summary>The section Mine in the order of what to do, by whatever the storage can.</summary>
internal sealed class ToDoList(IDeskIndex index)
{
    /// <summary>How many dialogs are sorted where the storage cannot do it: those of last activity.</summary>
    public const int MostSorted = 2_000;

    public async ValueTask<IReadOnlyList<DialogRow>> ReadAsync(Member me, ToDoPlace? after, int limit, CancellationToken cancellation)
    {
        if (index is IToDoIndex sorted)
        {
            return await sorted.ListToDoAsync(me, after, limit, cancellation);
        }

        // Pages are read one after another, so a dialog that moves meanwhile may come twice.
        return [.. (await ReadByActivityAsync(me, cancellation))
            .DistinctBy(row => row.Dialog.Id)
            .Select(row => (Row: row, Place: ToDoPlace.Of(row.Dialog)))
            .Where(one => after?.IsBefore(one.Place) ?? true)
            .OrderBy(one => one.Place, Comparer<ToDoPlace>.Create(ToDoPlace.Compare))
            .Take(limit)
            .Select(one => one.Row)];
    }

    private async ValueTask<IReadOnlyList<DialogRow>> ReadByActivityAsync(Member me, CancellationToken cancellation)
    {
        var rows = new List<DialogRow>();
        ListCursor? after = null;
        while (rows.Count < MostSorted && await index.ListAsync(me, Section.Mine, after, PageLimit.Max, cancellation) is [.., var last] page)
        {
            rows.AddRange(page);
            after = new ListCursor { LastAt = last.Dialog.LastAt, Dialog = last.Dialog.Id };
        }

        return rows;
    }
}
