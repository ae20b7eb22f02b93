using MultiChat.Channels;
using MultiChat.Messages;
using NodaTime;

namespace MultiChat.Delivery;

/// <summary>Delivery is derived from facts; nothing is stored and no timer can be lost (rule M6).</summary>
public static class DeliveryRules
{
    /// <summary>What stands beside an operator's accepted message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="abilities">What the dialog's channel can do: without receipts there is nothing but Accepted (rule H1).</param>
    /// <param name="marks">The dialog's marks.</param>
    /// <param name="presence">The visitor's presence.</param>
    /// <param name="lastAttempt">When it was last sent or sent again; its acceptance where that is not known.</param>
    /// <param name="now">The instant.</param>
    /// <param name="options">The windows.</param>
    public static DeliveryState DeliveryOf(
        this Message message,
        ChannelAbilities abilities,
        DialogMarks marks,
        VisitorPresence presence,
        Instant lastAttempt,
        Instant now,
        ChatOptions options)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(abilities);
        ArgumentNullException.ThrowIfNull(marks);
        ArgumentNullException.ThrowIfNull(presence);
        ArgumentNullException.ThrowIfNull(options);
        if (message.Seq <= marks.VisitorRead)
        {
            return DeliveryState.Read;
        }

        if (message.EventSeq <= marks.VisitorDelivered)
        {
            return DeliveryState.Delivered;
        }

        if (!abilities.HasReceipts || now - lastAttempt < options.DeliveryWindow)
        {
            return DeliveryState.Accepted;
        }

        return now - presence.LeftAt >= options.LeftAfter ? DeliveryState.VisitorLeft : DeliveryState.VisitorOffline;
    }
}
