using MultiChat.Outbox;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Testing.Faults;

internal class InterceptedOutboxStore(IOutboxStore inner, InterceptedPort port) : IOutboxStore
{
    /// <summary>With the capabilities that the store has.</summary>
    public static IOutboxStore Of(IOutboxStore inner, InterceptedPort port) => (inner as IOutboxCounts, inner as IDiscardingOutbox) switch
    {
        ({ } counts, { } discarding) => new InterceptedWholeOutbox(inner, counts, discarding, port),
        ({ } counts, null) => new InterceptedOutboxCounts(inner, counts, port),
        (null, { } discarding) => new InterceptedDiscardingOutbox(inner, discarding, port),
        _ => new InterceptedOutboxStore(inner, port),
    };

    public Task<OutboxBatch> TakeAsync(
        ProjectId project, IReadOnlyCollection<string> handlers, Instant now, Instant leaseUntil, int limit, CancellationToken cancellation) =>
        port.WriteAsync(token => inner.TakeAsync(project, handlers, now, leaseUntil, limit, token), cancellation);

    public Task SettleAsync(OutboxRow taken, OutboxEnd end, CancellationToken cancellation) =>
        port.WriteAsync(token => inner.SettleAsync(taken, end, token), cancellation);

    public Task<IReadOnlyList<OutboxRow>> ListDeadAsync(ProjectId project, int limit, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.ListDeadAsync(project, limit, token), cancellation);

    public Task<bool> ReviveAsync(OutboxRow dead, Instant now, CancellationToken cancellation) =>
        port.WriteAsync(token => inner.ReviveAsync(dead, now, token), cancellation);
}
