using NodaTime;

namespace MultiChat.Messages;

/// <summary>A text that a message had. Operators may read them, visitors never (rule E3).</summary>
public sealed record MessageRevision
{
    /// <summary>0 for the first text.</summary>
    public required long Revision { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>When the text was accepted.</summary>
    public required Instant At { get; init; }
}
