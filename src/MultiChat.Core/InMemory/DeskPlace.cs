using MultiChat.Dialogs;
using MultiChat.Lists;
using NodaTime;

namespace MultiChat.InMemory;

/// <summary>Where a dialog stands in the desk's lists: newest first, ties by id.</summary>
internal readonly record struct DeskPlace(Instant LastAt, DialogId Id, StoredDialog? Dialog)
{
    /// <summary>After every dialog.</summary>
    public static readonly DeskPlace End = new(Instant.MinValue, default, Dialog: null);

    /// <summary>The order of the lists.</summary>
    public static readonly IComparer<DeskPlace> Order = Comparer<DeskPlace>.Create(static (left, right) =>
        right.LastAt.CompareTo(left.LastAt) is var byTime && byTime != 0 ? byTime : ListCursor.Compare(right.Id, left.Id));

    /// <summary>The place of a dialog as it is now.</summary>
    public static DeskPlace Of(StoredDialog dialog) => new(dialog.Current.LastAt, dialog.Current.Id, dialog);

    /// <summary>The place of a dialog as it was once.</summary>
    public static DeskPlace Of(Dialog dialog) => new(dialog.LastAt, dialog.Id, Dialog: null);
}
