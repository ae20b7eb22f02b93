using MultiChat.Dialogs;

namespace MultiChat.Messages;

/// <summary>What a message id that is known already means (rule M2): the first answer again, or a conflict.</summary>
internal static class Repetition
{
    /// <summary>The accepted message, where author, dialog and first content are the same. Nothing is written.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.MessageConflict"/>.</exception>
    public static Decision<Message> Decide(Message earlier, Author author, DialogId? dialog, string text) =>
        earlier.Author == author && earlier.Dialog == dialog && earlier.ContentHash.AsSpan().SequenceEqual(MessageText.Hash(text))
            ? new Decision<Message>(earlier, Commit: null)
            : throw new Refusal(RefusalCode.MessageConflict, "This message id was used before with another content.");
}
