using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Messages;

namespace MultiChat.Commands;

/// <summary>What a message id that is known already means (rule M2): the first answer again, or a conflict.</summary>
internal static class Repetition
{
    /// <summary>The accepted message, where author, dialog and first content are the same. Nothing is written.</summary>
    /// <param name="earlier">The message under that id.</param>
    /// <param name="author">Who sends.</param>
    /// <param name="dialog">Where to.</param>
    /// <param name="body">What they send.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.MessageConflict"/>.</exception>
    public static Decision<Message> Decide(Message earlier, Author author, DialogId? dialog, MessageBody body) =>
        earlier.Author == author && earlier.Dialog == dialog && body.Has(earlier.ContentHash)
            ? new Decision<Message>(earlier, Commit: null)
            : throw new Refusal(RefusalCode.MessageConflict, "This message id was used before with another content.");
}
