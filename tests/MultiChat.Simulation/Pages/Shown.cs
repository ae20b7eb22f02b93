using MultiChat.Messages;
using NodaTime;

namespace MultiChat.Simulation.Pages;

/// <summary>One item as a page shows it, and as the truth says that it should.</summary>
internal sealed record Shown
{
    public required long EventSeq { get; init; }

    public required string Kind { get; init; }

    public required Instant At { get; init; }

    public MessageId? Id { get; init; }

    public long Seq { get; init; }

    /// <summary>Whose message it is, or who came, in the words of that audience.</summary>
    public string? Who { get; init; }

    public string? Text { get; init; }

    /// <summary>For the desk; 0 for visitors, who are not told.</summary>
    public long Revision { get; init; }
}
