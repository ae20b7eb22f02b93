using MultiChat.Dialogs;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Messages;

/// <summary>An accepted message: durable and numbered in its dialog (rule M3).</summary>
public sealed record Message
{
    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>The dialog.</summary>
    public required DialogId Dialog { get; init; }

    /// <summary>The id the sender minted: unique per author, and within the dialog.</summary>
    public required MessageId Id { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Author Author { get; init; }

    /// <summary>Its number among the dialog's messages: 1, 2, 3 … without holes.</summary>
    public required long Seq { get; init; }

    /// <summary>The number of the event that accepted it. A later edit has an event of its own.</summary>
    public required long EventSeq { get; init; }

    /// <summary>How many of the dialog's messages up to this one are the client's: what a read mark at this message has read.</summary>
    public required long ClientMessages { get; init; }

    /// <summary>What it says at <see cref="Revision"/>.</summary>
    public required MessageBody Body { get; init; }

    /// <summary>The text at <see cref="Revision"/>.</summary>
    public string Text => Body.Text;

    /// <summary>SHA-256 of the first accepted content; an edit does not change it.</summary>
    public required byte[] ContentHash { get; init; }

    /// <summary>When the server accepted it; never decreases with the number.</summary>
    public required Instant AcceptedAt { get; init; }

    /// <summary>0 at first, one more with each edit.</summary>
    public long Revision { get; init; }

    /// <summary>When the text was last edited, or null.</summary>
    public Instant? EditedAt { get; init; }

    /// <summary>The message with a new body.</summary>
    /// <param name="body">What it says from now on.</param>
    /// <param name="now">When the edit was accepted.</param>
    public Message Edited(MessageBody body, Instant now) => this with { Body = body, Revision = Revision + 1, EditedAt = now };
}
