namespace MultiChat.Mail;

/// <summary>A mail as it is handed over: one reader, the same words as plain text and as HTML.</summary>
public sealed record MailMessage
{
    /// <summary>The reader's address, as entered.</summary>
    public required string To { get; init; }

    /// <summary>The reader's name; may be in any script.</summary>
    public required string ToName { get; init; }

    /// <summary>The subject: one line in any script, 1 to 300 units.</summary>
    public required string Subject { get; init; }

    /// <summary>The words as plain text, with <c>\n</c> between lines.</summary>
    public required string Text { get; init; }

    /// <summary>The words as a whole HTML document, without pictures and anything that is loaded.</summary>
    public required string Html { get; init; }

    /// <summary>Tells nothing of what the mail says.</summary>
    public override string ToString() => "a mail";
}
