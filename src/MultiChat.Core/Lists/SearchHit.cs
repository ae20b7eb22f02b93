using MultiChat.Messages;
using NodaTime;

namespace MultiChat.Lists;

/// <summary>The line by which a search found a dialog.</summary>
public sealed record SearchHit
{
    /// <summary>The newest message in which the query was found.</summary>
    public required MessageId Message { get; init; }

    /// <summary>Its number among the dialog's messages.</summary>
    public required long Seq { get; init; }

    /// <summary>When it was accepted.</summary>
    public required Instant At { get; init; }

    /// <summary>What it says around the first word that was found: at most 200 UTF-16 units of its current text, cut between characters.</summary>
    public required string Text { get; init; }
}
