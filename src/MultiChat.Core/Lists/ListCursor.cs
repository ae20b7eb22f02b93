using MultiChat.Dialogs;
using NodaTime;

namespace MultiChat.Lists;

/// <summary>The place in a list of dialogs after which the next page begins.</summary>
public sealed record ListCursor
{
    /// <summary>The last row's <see cref="Dialog.LastAt"/>.</summary>
    public required Instant LastAt { get; init; }

    /// <summary>The last row's id, which orders rows of the same instant.</summary>
    public required DialogId Dialog { get; init; }

    /// <summary>Whether a dialog comes after this place: older, or of the same instant with a smaller id.</summary>
    /// <param name="lastAt">The dialog's last activity.</param>
    /// <param name="dialog">The dialog.</param>
    public bool IsBefore(Instant lastAt, DialogId dialog) =>
        lastAt < LastAt || (lastAt == LastAt && Compare(dialog, Dialog) < 0);

    /// <summary>The order of ids as all stores know it: by their bytes, big-endian.</summary>
    /// <param name="left">One id.</param>
    /// <param name="right">Another.</param>
    public static int Compare(DialogId left, DialogId right)
    {
        Span<byte> a = stackalloc byte[16];
        Span<byte> b = stackalloc byte[16];
        left.Value.TryWriteBytes(a, bigEndian: true, out _);
        right.Value.TryWriteBytes(b, bigEndian: true, out _);
        return a.SequenceCompareTo(b);
    }
}
