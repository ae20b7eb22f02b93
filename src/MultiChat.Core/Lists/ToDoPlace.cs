using MultiChat.Dialogs;
using NodaTime;

namespace MultiChat.Lists;

/// <summary>
/// Where a dialog of the section Mine stands in the order of what to do, and the place after which a page begins. The one rule of that order: stores,
/// cursors and tests use it.
/// </summary>
public sealed record ToDoPlace
{
    /// <summary>What the dialog asks for.</summary>
    public required ToDoBand Band { get; init; }

    /// <summary>Since when the client waits, in <see cref="ToDoBand.Waiting"/>; the last activity in the others.</summary>
    public required Instant At { get; init; }

    /// <summary>The dialog, which orders those of the same instant.</summary>
    public required DialogId Dialog { get; init; }

    /// <summary>The place of a dialog that is in the section Mine.</summary>
    /// <param name="dialog">The dialog.</param>
    public static ToDoPlace Of(Dialog dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        return dialog.WaitingSince is { } since
            ? new ToDoPlace { Band = ToDoBand.Waiting, At = since, Dialog = dialog.Id }
            : new ToDoPlace
            {
                Band = dialog.Responsible is null ? ToDoBand.Unassigned : ToDoBand.Assigned,
                At = dialog.LastAt,
                Dialog = dialog.Id,
            };
    }

    /// <summary>The order: by band; the longest wait first and ties by id; in the other bands newest first, ties by id from the greatest.</summary>
    /// <param name="left">One place.</param>
    /// <param name="right">Another.</param>
    /// <returns>Negative where <paramref name="left"/> comes first, 0 for the same place.</returns>
    public static int Compare(ToDoPlace left, ToDoPlace right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var byBand = left.Band.CompareTo(right.Band);
        if (byBand != 0)
        {
            return byBand;
        }

        var byTime = left.At.CompareTo(right.At);
        var oldestFirst = byTime != 0 ? byTime : ListCursor.Compare(left.Dialog, right.Dialog);
        return left.Band == ToDoBand.Waiting ? oldestFirst : -oldestFirst;
    }

    /// <summary>Whether a dialog with that place comes on the pages after this one.</summary>
    /// <param name="other">The other place.</param>
    public bool IsBefore(ToDoPlace other) => Compare(this, other) < 0;
}
