namespace MultiChat.Delivery;

/// <summary>How far each side of a dialog has got. Watermarks: they only grow, and merge by the greater.</summary>
public sealed record DialogMarks
{
    /// <summary>Nobody has got anywhere.</summary>
    public static readonly DialogMarks None = new();

    /// <summary>The last event that a page of the visitor has applied: an operator's message up to here is Delivered (rule M3).</summary>
    public long VisitorDelivered { get; init; }

    /// <summary>The number of the last message that was on a visible, focused page of the visitor.</summary>
    public long VisitorRead { get; init; }

    /// <summary>The number of the last message that was on a visible, focused page of any operator.</summary>
    public long DeskRead { get; init; }

    /// <summary>The greater of both in each.</summary>
    /// <param name="other">Other marks of the same dialog.</param>
    public DialogMarks Merge(DialogMarks other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new DialogMarks
        {
            VisitorDelivered = Math.Max(VisitorDelivered, other.VisitorDelivered),
            VisitorRead = Math.Max(VisitorRead, other.VisitorRead),
            DeskRead = Math.Max(DeskRead, other.DeskRead),
        };
    }
}
