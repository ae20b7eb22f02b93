using MultiChat.Dialogs;
using MultiChat.Messages;

namespace MultiChat.Crash.Load;

/// <summary>A line of a page's log: written before the message is sent, completed by its answer.</summary>
public sealed class SentMessage
{
    /// <summary>The id, minted once.</summary>
    public required MessageId Id { get; init; }

    /// <summary>The text, of which there is only one in a run.</summary>
    public required string Text { get; init; }

    /// <summary>Which dialog an operator answered in; null for a visitor, who has only one.</summary>
    public DialogId? Dialog { get; init; }

    /// <summary>The number it was accepted with; null while nobody has answered.</summary>
    public long? Seq { get; set; }

    /// <summary>The code it was refused with for good, or null.</summary>
    public string? Rejected { get; set; }
}
