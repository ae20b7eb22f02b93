using MultiChat.Channels;

namespace MultiChat.Browser.Hosts;

/// <summary>Nothing goes out.</summary>
internal sealed class CallChannel(string kind = "call") : IChannel
{
    public ChannelKind Kind => new(kind);
}
