using MultiChat.Outbox;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Storage.Kit.Delegating;

internal abstract class DelegatingOutboxStore(IOutboxStore inner) : IOutboxStore
{
    protected IOutboxStore Inner { get; } = inner;

    public virtual Task<OutboxBatch> TakeAsync(
        ProjectId project, IReadOnlyCollection<string> handlers, Instant now, Instant leaseUntil, int limit, CancellationToken cancellation) =>
        Inner.TakeAsync(project, handlers, now, leaseUntil, limit, cancellation);

    public virtual Task SettleAsync(OutboxRow taken, OutboxEnd end, CancellationToken cancellation) =>
        Inner.SettleAsync(taken, end, cancellation);

    public virtual Task<IReadOnlyList<OutboxRow>> ListDeadAsync(ProjectId project, int limit, CancellationToken cancellation) =>
        Inner.ListDeadAsync(project, limit, cancellation);

    public virtual Task<bool> ReviveAsync(OutboxRow dead, Instant now, CancellationToken cancellation) =>
        Inner.ReviveAsync(dead, now, cancellation);
}
