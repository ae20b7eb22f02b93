using MultiChat.Messages;

namespace MultiChat.Events;

/// <summary>An operator's message has not reached the visitor within the delivery window (rule M4). Said once per message; it may still arrive.</summary>
public sealed record DeliveryOverdueEvent : ChatEvent
{
    /// <summary>The message.</summary>
    public required Message Message { get; init; }
}
