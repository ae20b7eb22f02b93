using MultiChat.Testing.Channels;

namespace MultiChat.Channels.Kit;

/// <summary>A right channel, of which a mistake replaces a member.</summary>
internal class BrokenChannel(InMemoryChannel inner) : IRevisableChannel, IReceiptChannel
{
    public virtual ChannelKind Kind => Inner.Kind;

    public virtual int MaxTextLength => Inner.MaxTextLength;

    public virtual bool TellsReading => Inner.TellsReading;

    protected InMemoryChannel Inner { get; } = inner;

    public virtual Task SendAsync(ChannelMessage message, CancellationToken cancellation) => Inner.SendAsync(message, cancellation);

    public virtual Task ReviseAsync(ChannelMessage message, CancellationToken cancellation) => Inner.ReviseAsync(message, cancellation);
}
