using MultiChat.Testing.Channels;

namespace MultiChat.Channels.Kit;

/// <summary>Sends in another way than it should.</summary>
internal sealed class WrongSending(InMemoryChannel inner, Reach send) : BrokenChannel(inner)
{
    public override Task SendAsync(ChannelMessage message, CancellationToken cancellation) => send(Inner, message, cancellation);
}
