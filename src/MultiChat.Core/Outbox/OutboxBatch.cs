using NodaTime;

namespace MultiChat.Outbox;

/// <summary>What was taken from an outbox.</summary>
public sealed record OutboxBatch
{
    /// <summary>The rows, leased to the one who took them.</summary>
    public required IReadOnlyList<OutboxRow> Rows { get; init; }

    /// <summary>Where nothing was taken, when the first of those that wait or are leased is due; null where there is none.</summary>
    public required Instant? NextDueAt { get; init; }
}
