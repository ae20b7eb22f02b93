using MultiChat.Outbox;

namespace MultiChat.Testing.Faults;

internal sealed class InterceptedWholeOutbox(IOutboxStore inner, IOutboxCounts counts, IDiscardingOutbox discarding, InterceptedPort port)
    : InterceptedOutboxCounts(inner, counts, port), IDiscardingOutbox
{
    private readonly InterceptedPort _port = port;

    public Task<bool> DiscardAsync(OutboxRow dead, CancellationToken cancellation) =>
        _port.WriteAsync(token => discarding.DiscardAsync(dead, token), cancellation);
}
