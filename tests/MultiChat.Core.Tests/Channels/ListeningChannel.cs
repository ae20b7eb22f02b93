namespace MultiChat.Channels;

/// <summary>Words come in, and nothing goes out.</summary>
internal sealed class ListeningChannel(string kind = "memory") : IChannel
{
    public ChannelKind Kind { get; } = new(kind);
}
