using MultiChat.Messages;

namespace MultiChat.Events;

/// <summary>An event with the message it names, joined at reading.</summary>
public sealed record LogItem
{
    /// <summary>The event.</summary>
    public required LogEntry Entry { get; init; }

    /// <summary>The message it names, at its current text, or null.</summary>
    public Message? Message { get; init; }
}
