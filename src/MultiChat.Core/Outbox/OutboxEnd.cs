using NodaTime;

namespace MultiChat.Outbox;

/// <summary>How a delivery ended.</summary>
public sealed record OutboxEnd
{
    private OutboxEnd()
    {
    }

    /// <summary>It was delivered: the row goes.</summary>
    public static OutboxEnd Done { get; } = new();

    /// <summary>When it is to be tried again, or null.</summary>
    public Instant? RetryAt { get; private init; }

    /// <summary>When it was given up, or null.</summary>
    public Instant? DeadAt { get; private init; }

    /// <summary>What went wrong, or null.</summary>
    public string? Error { get; private init; }

    /// <summary>It failed and is to be tried again.</summary>
    /// <param name="at">When.</param>
    /// <param name="error">The exception's type and message, as <see cref="OutboxRow.Error"/> has them.</param>
    public static OutboxEnd Retry(Instant at, string error) => new() { RetryAt = at, Error = error };

    /// <summary>It failed and is given up: a dead letter, kept until somebody revives or discards it.</summary>
    /// <param name="at">When.</param>
    /// <param name="error">The exception's type and message, as <see cref="OutboxRow.Error"/> has them.</param>
    public static OutboxEnd Dead(Instant at, string error) => new() { DeadAt = at, Error = error };
}
