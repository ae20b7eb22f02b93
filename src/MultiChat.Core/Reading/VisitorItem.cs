using MultiChat.Photos;
using NodaTime;

namespace MultiChat.Reading;

/// <summary>An event of the dialog as the visitor sees it. Other events do not exist for the visitor (rule D11).</summary>
public sealed record VisitorItem
{
    /// <summary>The event's number.</summary>
    public required long EventSeq { get; init; }

    /// <summary>When it happened.</summary>
    public required Instant At { get; init; }

    /// <summary>What happened.</summary>
    public required VisitorItemKind Kind { get; init; }

    /// <summary>The message that is new or edited, or null.</summary>
    public VisitorMessage? Message { get; init; }

    /// <summary>Who joined, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The photo of who joined, or null.</summary>
    public PhotoId? Photo { get; init; }
}
