using MultiChat.Outbox;
using MultiChat.Projects;

namespace MultiChat.Testing.Faults;

internal class InterceptedOutboxCounts(IOutboxStore inner, IOutboxCounts counts, InterceptedPort port)
    : InterceptedOutboxStore(inner, port), IOutboxCounts
{
    private readonly InterceptedPort _port = port;

    public Task<OutboxCount> CountAsync(ProjectId project, int atMost, CancellationToken cancellation) =>
        _port.ReadAsync(token => counts.CountAsync(project, atMost, token), cancellation);
}
