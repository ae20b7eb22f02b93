using MultiChat.Testing.Channels;
using MultiChat.Testing.Conformance.Channels;

namespace MultiChat.Channels;

internal sealed class InMemoryChannelFactory : ChannelFactory
{
    public override Task<FarSide> CreateAsync(CancellationToken cancellation) =>
        Task.FromResult<FarSide>(new InMemoryFarSide(new InMemoryChannel()));
}
