using MultiChat.Testing.Channels;
using MultiChat.Testing.Conformance.Channels;

namespace MultiChat.Channels;

internal class InMemoryFarSide(InMemoryChannel memory) : FarSide
{
    private int _addresses;

    public override IChannel Channel => memory;

    public override bool TakesKeys => true;

    public override string NewAddress() => $"client {++_addresses}";

    public override Task<IReadOnlyList<string>> ReadAsync(string address, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>([.. memory.ArrivedAt(address).Select(message => message.Text)]);

    public override Task SetDownAsync(bool isDown, CancellationToken cancellation)
    {
        memory.IsDown = isDown;
        return Task.CompletedTask;
    }
}
