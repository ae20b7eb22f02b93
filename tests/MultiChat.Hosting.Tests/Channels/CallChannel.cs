using MultiChat.Channels;

namespace MultiChat.Hosting.Channels;

/// <summary>A channel on which nothing goes out.</summary>
public sealed class CallChannel : IChannel
{
    public static readonly ChannelKind Call = new("call");

    public ChannelKind Kind => Call;
}
