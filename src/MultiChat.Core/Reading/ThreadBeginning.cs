using MultiChat.Messages;

namespace MultiChat.Reading;

/// <summary>Where a thread is opened: at its end, at what is unread, or at a message.</summary>
public sealed record ThreadBeginning
{
    private ThreadBeginning()
    {
    }

    /// <summary>The last items, as a thread that was read to its end is shown.</summary>
    public static ThreadBeginning Last { get; } = new();

    /// <summary>Around the first message that is unread for the operator (rule D10), however far back it is; the last items where nothing is.</summary>
    public static ThreadBeginning Unread { get; } = new() { IsUnread = true };

    /// <summary>Whether it is <see cref="Unread"/>.</summary>
    public bool IsUnread { get; private init; }

    /// <summary>The message around which it is, or null.</summary>
    public MessageId? Message { get; private init; }

    /// <summary>Around a message, however far back it is; the last items where the dialog has no such message.</summary>
    /// <param name="message">The message.</param>
    public static ThreadBeginning At(MessageId message) => new() { Message = message };
}
