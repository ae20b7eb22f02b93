using MultiChat.Events;

namespace MultiChat.Outbox;

/// <summary>As whom a handler is told of events: a channel speaks to the client, every other handler is the app's.</summary>
internal static class OutboxAudience
{
    public static Audience Of(IOutboxHandler handler) => handler is IClientHandler ? Audience.Client : Audience.Host;
}
