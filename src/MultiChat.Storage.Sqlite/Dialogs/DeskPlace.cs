using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Storage.Sqlite.Engine;

namespace MultiChat.Storage.Sqlite.Dialogs;

/// <summary>Where a dialog stands in the desk's lists: newest first, ties by id from the greatest.</summary>
/// <param name="LastAt">The last activity as the file has it, in Unix milliseconds.</param>
/// <param name="Dialog">The dialog.</param>
internal readonly record struct DeskPlace(long LastAt, DialogId Dialog)
{
    /// <summary>The order of the lists.</summary>
    public static readonly IComparer<DeskPlace> Order = Comparer<DeskPlace>.Create(static (left, right) =>
        right.LastAt.CompareTo(left.LastAt) is var byTime && byTime != 0 ? byTime : ListCursor.Compare(right.Dialog, left.Dialog));

    /// <summary>The cursor's place, or before every dialog.</summary>
    public static DeskPlace After(ListCursor? cursor) => cursor is null
        ? new DeskPlace(long.MaxValue, default)
        : new DeskPlace(cursor.LastAt.ToUnixTimeMilliseconds(), cursor.Dialog);

    /// <summary>The place in two columns of a row.</summary>
    public static DeskPlace Read(Statement row, int first) => new(row.Number(first), new DialogId(row.Id(first + 1)));
}
