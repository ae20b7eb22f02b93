using MultiChat.Testing.Channels;

namespace MultiChat.Channels.Kit;

/// <summary>Revises in another way than it should.</summary>
internal sealed class WrongRevising(InMemoryChannel inner, Reach revise) : BrokenChannel(inner)
{
    public override Task ReviseAsync(ChannelMessage message, CancellationToken cancellation) => revise(Inner, message, cancellation);
}
