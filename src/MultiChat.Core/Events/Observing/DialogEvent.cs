using MultiChat.Dialogs;
using MultiChat.Messages;

namespace MultiChat.Events;

/// <summary>A dialog moved: one per entry of its log.</summary>
public sealed record DialogEvent : ChatEvent
{
    /// <summary>The dialog as of the commit.</summary>
    public required Dialog Dialog { get; init; }

    /// <summary>The entry: match <see cref="LogEntry.Event"/> by type to learn what happened.</summary>
    public required LogEntry Entry { get; init; }

    /// <summary>The message that was accepted or edited, or null.</summary>
    public Message? Message { get; init; }
}
