namespace MultiChat.Dialogs;

/// <summary>Where a reader's view of a dialog ends. <see langword="default"/> is the beginning.</summary>
public readonly record struct Place
{
    /// <summary>The number of the last event the reader has applied.</summary>
    public long EventSeq { get; init; }

    /// <summary>The tag of that event.</summary>
    public EventTag Tag { get; init; }
}
