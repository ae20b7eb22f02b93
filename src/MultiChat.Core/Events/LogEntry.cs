using MultiChat.Dialogs;
using NodaTime;

namespace MultiChat.Events;

/// <summary>One entry of a dialog's log: what happened, numbered and dated.</summary>
public sealed record LogEntry
{
    /// <summary>Its number in the dialog: 1, 2, 3 … without holes.</summary>
    public required long EventSeq { get; init; }

    /// <summary>Its random tag.</summary>
    public required EventTag Tag { get; init; }

    /// <summary>When it happened; never decreases with the number. Only a class may stand at a later time than what follows, where the clock was set back.</summary>
    public required Instant At { get; init; }

    /// <summary>What happened. Stores keep its kind, version, message and data, and read it by <see cref="LogEvent.Load"/>.</summary>
    public required LogEvent Event { get; init; }

    /// <summary>Where the view of a reader ends who has applied it.</summary>
    public Place Place => new() { EventSeq = EventSeq, Tag = Tag };

    /// <summary>Whether somebody may have it.</summary>
    /// <param name="reader">Who.</param>
    public bool IsFor(Audience reader) => (Event.Audience & reader) != Audience.Nobody;
}
