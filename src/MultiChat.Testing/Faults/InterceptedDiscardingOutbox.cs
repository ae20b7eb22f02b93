using MultiChat.Outbox;

namespace MultiChat.Testing.Faults;

internal sealed class InterceptedDiscardingOutbox(IOutboxStore inner, IDiscardingOutbox discarding, InterceptedPort port)
    : InterceptedOutboxStore(inner, port), IDiscardingOutbox
{
    private readonly InterceptedPort _port = port;

    public Task<bool> DiscardAsync(OutboxRow dead, CancellationToken cancellation) =>
        _port.WriteAsync(token => discarding.DiscardAsync(dead, token), cancellation);
}
