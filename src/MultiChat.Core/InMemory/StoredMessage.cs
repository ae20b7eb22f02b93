using MultiChat.Lists;
using MultiChat.Messages;

namespace MultiChat.InMemory;

/// <summary>A message with the texts it had before.</summary>
internal sealed class StoredMessage(Message first)
{
    private List<MessageRevision>? _earlier;
    private FoldedText? _folded;

    /// <summary>The message at its current text.</summary>
    public Message Current { get; private set; } = first;

    /// <summary>Takes over the next revision and keeps the text that was.</summary>
    public void Edit(Message edited)
    {
        (_earlier ??= []).Add(RevisionOf(Current));
        Current = edited;
    }

    /// <summary>All texts, oldest first.</summary>
    public IReadOnlyList<MessageRevision> Revisions() => [.. _earlier ?? [], RevisionOf(Current)];

    /// <summary>The current text as words.</summary>
    /// <remarks>Made at the first search and outside the gate: the worst of a race is that it is made twice.</remarks>
    public string Words()
    {
        var message = Current;
        if (_folded is not { } folded || !ReferenceEquals(folded.Message, message))
        {
            _folded = folded = new FoldedText(message, WordMatch.Joined(SearchWords.Of(message.Text)));
        }

        return folded.Words;
    }

    private static MessageRevision RevisionOf(Message message) => new()
    {
        Revision = message.Revision,
        Text = message.Text,
        At = message.EditedAt ?? message.AcceptedAt,
    };

    private sealed record FoldedText(Message Message, string Words);
}
