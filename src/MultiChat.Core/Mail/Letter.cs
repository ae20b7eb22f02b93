using NodaTime;

namespace MultiChat.Mail;

/// <summary>
/// A letter that is to be written to somebody of a team, or that was. It says of what kind and to whom and nothing else: passwords and links are made
/// when it is written.
/// </summary>
public sealed record Letter
{
    /// <summary>
    /// To whom, 1 to 100 ASCII characters: a member's id, or for a forgotten password the hash of what was entered as an e-mail, which may be nobody's.
    /// A reader has one letter: a newer one replaces it.
    /// </summary>
    public required string Reader { get; init; }

    /// <summary>What it is for.</summary>
    public required LetterKind Kind { get; init; }

    /// <summary>When it was asked for.</summary>
    public required Instant AskedAt { get; init; }

    /// <summary>When it may be taken (again). While it is being written, when its lease ends.</summary>
    public required Instant DueAt { get; init; }

    /// <summary>How often its sending has begun.</summary>
    public int Attempts { get; init; }

    /// <summary>When the mail server took it, or null.</summary>
    public Instant? SentAt { get; init; }

    /// <summary>When it was given up, or null.</summary>
    public Instant? FailedAt { get; init; }

    /// <summary>What the last attempt ended with, at most 200 units, as in <see cref="Outbox.OutboxRow.Error"/>; null before the first failure.</summary>
    public string? Error { get; init; }

    /// <summary>Whether it is still to be sent.</summary>
    public bool Waits => SentAt is null && FailedAt is null;
}
