namespace MultiChat.Channels;

/// <summary>A channel on which operators answer.</summary>
/// <remarks>
/// At least once each, in order per dialog, and never two of one dialog at once; those of different dialogs come from several tasks at once. A crash
/// between the effect and its note sends a message again: use <see cref="ChannelMessage.Key"/> where the far side takes a key. The text arrives
/// as it is, or the call throws. An exception means that it did not arrive: it is tried again after growing pauses and is a dead letter in the
/// end (<see cref="Outbox.OutboxRules"/>); later messages of the dialog wait meanwhile. Cancelled before the effect, the call throws
/// and nothing is sent.
/// </remarks>
public interface ISendingChannel : IChannel
{
    /// <summary>The most UTF-16 units that one message can have, 1 to 8,000; the same always. A longer answer is refused before it is accepted.</summary>
    int MaxTextLength { get; }

    /// <summary>Sends a message to its address.</summary>
    /// <param name="message">The message at its current text.</param>
    /// <param name="cancellation">Ends after 30 s, or when the host closes.</param>
    Task SendAsync(ChannelMessage message, CancellationToken cancellation);
}
