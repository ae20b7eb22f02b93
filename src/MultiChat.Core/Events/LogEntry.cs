using NodaTime;

namespace MultiChat.Events;

/// <summary>One event of a dialog's log as stored. It names a message and never copies its text.</summary>
public sealed record LogEntry
{
    /// <summary>Its number in the dialog: 1, 2, 3 … without holes.</summary>
    public required long EventSeq { get; init; }

    /// <summary>Its random tag.</summary>
    public required EventTag Tag { get; init; }

    /// <summary>When it happened; never decreases with the number.</summary>
    public required Instant At { get; init; }

    /// <summary>What kind of thing happened.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>The version of <see cref="Data"/> for that kind.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The number of the message it names, or null.</summary>
    public long? Message { get; init; }

    /// <summary>The rest of the event as one JSON object.</summary>
    public string Data { get; init; } = "{}";

    /// <summary>Where the view of a reader ends who has applied it.</summary>
    public Place Place => new() { EventSeq = EventSeq, Tag = Tag };
}
