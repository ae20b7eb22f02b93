using MultiChat.Messages;

namespace MultiChat.Events;

/// <summary>An operator's message has not reached the visitor within the delivery window (rule M4); it may still arrive.</summary>
/// <remarks>
/// Told after each send and each resend, by the host that took it. A host that starts also takes up what is still within its window, because the
/// host that took it may be dead; where it lives, both tell. So act once per <see cref="Message.Id"/>.
/// </remarks>
public sealed record DeliveryOverdueEvent : ChatEvent
{
    /// <summary>The message.</summary>
    public required Message Message { get; init; }
}
