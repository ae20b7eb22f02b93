using MultiChat.Testing.Channels;

namespace MultiChat.Channels;

/// <summary>Sends, and can do nothing else.</summary>
internal sealed class SendingChannel(InMemoryChannel inner) : ISendingChannel
{
    public ChannelKind Kind => inner.Kind;

    public int MaxTextLength => inner.MaxTextLength;

    public Task SendAsync(ChannelMessage message, CancellationToken cancellation) => inner.SendAsync(message, cancellation);
}
