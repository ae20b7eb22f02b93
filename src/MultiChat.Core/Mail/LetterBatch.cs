using NodaTime;

namespace MultiChat.Mail;

/// <summary>Letters that were taken to be sent.</summary>
public sealed record LetterBatch
{
    /// <summary>The letters, as they are now: leased, with this attempt counted.</summary>
    public required IReadOnlyList<Letter> Letters { get; init; }

    /// <summary>When to look again: when the first letter is due that waits now, those just taken by their lease; null where none waits.</summary>
    public required Instant? NextDueAt { get; init; }
}
