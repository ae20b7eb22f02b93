using MultiChat.Testing.Channels;

namespace MultiChat.Channels;

/// <summary>The far side in memory behind a channel that can do less, or does it wrong.</summary>
internal sealed class VariedFarSide(InMemoryChannel memory, Func<InMemoryChannel, IChannel> vary) : InMemoryFarSide(memory)
{
    public override IChannel Channel { get; } = vary(memory);
}
