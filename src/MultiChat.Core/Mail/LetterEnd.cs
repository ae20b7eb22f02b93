using NodaTime;

namespace MultiChat.Mail;

/// <summary>How an attempt at a letter ended.</summary>
public sealed record LetterEnd
{
    private LetterEnd()
    {
    }

    /// <summary>When the server took it.</summary>
    public Instant? SentAt { get; private init; }

    /// <summary>When it may be tried again.</summary>
    public Instant? DueAt { get; private init; }

    /// <summary>When it was given up.</summary>
    public Instant? FailedAt { get; private init; }

    /// <summary>Why it did not succeed, at most 200 units.</summary>
    public string? Error { get; private init; }

    /// <summary>There is nothing to keep of it.</summary>
    public static LetterEnd Forgotten { get; } = new();

    /// <summary>The server took it.</summary>
    /// <param name="at">When.</param>
    public static LetterEnd Sent(Instant at) => new() { SentAt = at };

    /// <summary>It is tried again.</summary>
    /// <param name="dueAt">When.</param>
    /// <param name="error">Why.</param>
    public static LetterEnd Retry(Instant dueAt, string error) => new() { DueAt = dueAt, Error = error };

    /// <summary>It is given up.</summary>
    /// <param name="at">When.</param>
    /// <param name="error">Why.</param>
    public static LetterEnd Failed(Instant at, string error) => new() { FailedAt = at, Error = error };

    /// <summary>The letter after this end, or null where nothing is kept of it.</summary>
    /// <param name="taken">The letter as it was taken.</param>
    public Letter? Of(Letter taken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        return this == Forgotten ? null : taken with { SentAt = SentAt, FailedAt = FailedAt, DueAt = DueAt ?? taken.DueAt, Error = Error ?? taken.Error };
    }
}
