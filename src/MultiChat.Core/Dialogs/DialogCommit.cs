using MultiChat.Clients;
using MultiChat.Events;
using MultiChat.Messages;

namespace MultiChat.Dialogs;

/// <summary>Everything that one command changes in one dialog, to be written together or not at all.</summary>
public sealed record DialogCommit
{
    /// <summary>The dialog's next state. Its <see cref="Dialog.EventSeq"/> and <see cref="Dialog.Tag"/> are those of the last of <see cref="Events"/>.</summary>
    public required Dialog Dialog { get; init; }

    /// <summary>The number of the last event the decision saw; 0 where there was no dialog yet.</summary>
    public required long ExpectedEventSeq { get; init; }

    /// <summary>What happened, numbered from <see cref="ExpectedEventSeq"/> + 1 without holes; at least one.</summary>
    public required IReadOnlyList<LogEntry> Events { get; init; }

    /// <summary>A message that is accepted, or null.</summary>
    public Message? Accepted { get; init; }

    /// <summary>A message with its next revision, or null; its earlier text is kept as a revision.</summary>
    public Message? Edited { get; init; }

    /// <summary>The client made by a first message, or null.</summary>
    public Client? NewClient { get; init; }

    /// <summary>The inquiry that begins, or null; the store gives its numbers.</summary>
    public Inquiry? NewInquiry { get; init; }
}
