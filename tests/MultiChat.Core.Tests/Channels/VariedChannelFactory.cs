using MultiChat.Testing.Channels;
using MultiChat.Testing.Conformance.Channels;

namespace MultiChat.Channels;

internal sealed class VariedChannelFactory(Func<InMemoryChannel, FarSide> make) : ChannelFactory
{
    public override Task<FarSide> CreateAsync(CancellationToken cancellation) => Task.FromResult(make(new InMemoryChannel()));

    public static VariedChannelFactory Of(Func<InMemoryChannel, IChannel> vary) => new(memory => new VariedFarSide(memory, vary));
}
