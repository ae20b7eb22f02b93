using MultiChat.Outbox;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.InMemory;

internal sealed class InMemoryOutboxStore(AllDialogs all) : IOutboxStore, IOutboxCounts, IDiscardingOutbox
{
    public Task<OutboxBatch> TakeAsync(
        ProjectId project, IReadOnlyCollection<string> handlers, Instant now, Instant leaseUntil, int limit, CancellationToken cancellation) =>
        Answer.Of(cancellation, () =>
        {
            var shelf = all.Of(project);
            lock (shelf.Gate)
            {
                return shelf.Outbox.Take(handlers, now, leaseUntil, limit);
            }
        });

    public Task SettleAsync(OutboxRow taken, OutboxEnd end, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        var shelf = all.Of(taken.Project);
        lock (shelf.Gate)
        {
            shelf.Outbox.Settle(taken, end);
        }
    });

    public Task<IReadOnlyList<OutboxRow>> ListDeadAsync(ProjectId project, int limit, CancellationToken cancellation) =>
        Answer.Of(cancellation, () =>
        {
            var shelf = all.Of(project);
            lock (shelf.Gate)
            {
                return shelf.Outbox.ListDead(limit);
            }
        });

    public Task<bool> ReviveAsync(OutboxRow dead, Instant now, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        var shelf = all.Of(dead.Project);
        lock (shelf.Gate)
        {
            return shelf.Outbox.TryRevive(dead, now);
        }
    });

    public Task<bool> DiscardAsync(OutboxRow dead, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        var shelf = all.Of(dead.Project);
        lock (shelf.Gate)
        {
            return shelf.Outbox.TryDiscard(dead);
        }
    });

    public Task<OutboxCount> CountAsync(ProjectId project, int atMost, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        var shelf = all.Of(project);
        lock (shelf.Gate)
        {
            return shelf.Outbox.Count(atMost);
        }
    });
}
