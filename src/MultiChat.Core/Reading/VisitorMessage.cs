using MultiChat.Messages;
using MultiChat.Photos;
using NodaTime;

namespace MultiChat.Reading;

/// <summary>A message as the visitor sees it: at its current text, without anything of the desk.</summary>
public sealed record VisitorMessage
{
    /// <summary>The message.</summary>
    public required MessageId Id { get; init; }

    /// <summary>Its number.</summary>
    public required long Seq { get; init; }

    /// <summary>Whether the visitor wrote it.</summary>
    public required bool Mine { get; init; }

    /// <summary>The operator's display name, or null for the visitor's own.</summary>
    public string? Name { get; init; }

    /// <summary>The operator's photo, or null.</summary>
    public PhotoId? Photo { get; init; }

    /// <summary>The current text.</summary>
    public required string Text { get; init; }

    /// <summary>When it was accepted.</summary>
    public required Instant At { get; init; }
}
