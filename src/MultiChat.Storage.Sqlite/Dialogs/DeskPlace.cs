using MultiChat.Dialogs;
using NodaTime;

namespace MultiChat.Storage.Sqlite.Dialogs;

/// <summary>Where a dialog stands in the desk's lists: newest first, ties by id from the greatest.</summary>
internal readonly record struct DeskPlace(Instant LastAt, DialogId Dialog)
{
    /// <summary>The order of the lists.</summary>
    public static readonly IComparer<DeskPlace> Order = Comparer<DeskPlace>.Create(static (left, right) =>
        right.LastAt.CompareTo(left.LastAt) is var byTime && byTime != 0 ? byTime : ListCursor.Compare(right.Dialog, left.Dialog));

    /// <summary>Before every dialog, or the cursor's.</summary>
    public static DeskPlace After(ListCursor? cursor) => cursor is null
        ? new DeskPlace(Instant.MaxValue, default)
        : new DeskPlace(cursor.LastAt, cursor.Dialog);
}
