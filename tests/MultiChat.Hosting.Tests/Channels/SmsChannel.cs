using MultiChat.Channels;
using MultiChat.Testing.Channels;

namespace MultiChat.Hosting.Channels;

/// <summary>A channel that a host adds: it sends up to 70 units and can do nothing else.</summary>
public sealed class SmsChannel(InMemoryChannel gateway) : ISendingChannel
{
    public static readonly ChannelKind Sms = new("sms");

    public ChannelKind Kind => Sms;

    public int MaxTextLength => 70;

    public Task SendAsync(ChannelMessage message, CancellationToken cancellation) => gateway.SendAsync(message, cancellation);
}
