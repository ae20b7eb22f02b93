using MultiChat.Dialogs;

namespace MultiChat.Messages;

/// <summary>What a message id that is known already means (rule M2): the first answer again, or a conflict.</summary>
internal static class Repetition
{
    /// <summary>The accepted message, where author, dialog and first content are the same. Nothing is written.</summary>
    /// <param name="earlier">The message under that id.</param>
    /// <param name="author">Who sends.</param>
    /// <param name="dialog">Where to.</param>
    /// <param name="sent">The text as sent. A database of an earlier version may have kept it like that, with line separators.</param>
    /// <param name="kept">The text as it is kept now.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.MessageConflict"/>.</exception>
    public static Decision<Message> Decide(Message earlier, Author author, DialogId? dialog, string sent, string kept) =>
        earlier.Author == author && earlier.Dialog == dialog && (Says(earlier, kept) || Says(earlier, sent))
            ? new Decision<Message>(earlier, Commit: null)
            : throw new Refusal(RefusalCode.MessageConflict, "This message id was used before with another content.");

    private static bool Says(Message earlier, string text) => earlier.ContentHash.AsSpan().SequenceEqual(MessageText.Hash(text));
}
