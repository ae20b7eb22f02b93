using System.Collections.Concurrent;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Outbox;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with the outbox.</summary>
internal static class OutboxMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        new("commits without the outbox rows", "Outbox.RowsComeWithTheirCommit", storage => new BrokenStorage(storage)
        {
            [nameof(ChatStorage.Dialogs)] = new Forgetful(storage.Dialogs),
        }),
        In("takes rows before they are due", "Outbox.NothingIsTakenBeforeItIsDue", inner => new Hasty(inner)),
        In("leases nothing", "Outbox.LeaseEnds", inner => new Leaseless(inner)),
        In("looks for handlers' names with case and spaces ignored", "Outbox.OtherHandlersStay", inner => new Lax(inner)),
        In("lets a late end settle a later attempt", "Outbox.LateEndChangesNothing", inner => new Late(inner)),
        In("tries for ever", "Outbox.DeadIsListed", inner => new Stubborn(inner)),
        In("revives what is not dead", "Outbox.RevivedIsDue", inner => new Reviving(inner)),
        In("takes one row at a time", "Outbox.LimitHolds", inner => new Stingy(inner)),
    ];

    private static Mistake In(string name, string rejectedBy, Func<IOutboxStore, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Outbox)] = spoil(storage.Outbox) });

    private sealed class Forgetful(IDialogStore inner)
    {
        public ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation) =>
            inner.CommitAsync(commit with { Outbox = [] }, cancellation);
    }

    private sealed class Hasty(IOutboxStore inner)
    {
        public Task<OutboxBatch> TakeAsync(
            ProjectId project, IReadOnlyCollection<string> handlers, Instant now, Instant leaseUntil, int limit, CancellationToken cancellation) =>
            inner.TakeAsync(project, handlers, now + Duration.FromSeconds(1), leaseUntil, limit, cancellation);
    }

    private sealed class Leaseless(IOutboxStore inner)
    {
        public async Task<OutboxBatch> TakeAsync(
            ProjectId project, IReadOnlyCollection<string> handlers, Instant now, Instant leaseUntil, int limit, CancellationToken cancellation)
        {
            var batch = await inner.TakeAsync(project, handlers, now, now, limit, cancellation);
            return batch with { Rows = [.. batch.Rows.Select(row => row with { DueAt = leaseUntil })] };
        }
    }

    private sealed class Lax(IOutboxStore inner)
    {
        public Task<OutboxBatch> TakeAsync(
            ProjectId project, IReadOnlyCollection<string> handlers, Instant now, Instant leaseUntil, int limit, CancellationToken cancellation) =>
            inner.TakeAsync(project, [.. handlers.Select(name => name.Trim().ToLowerInvariant())], now, leaseUntil, limit, cancellation);
    }

    private sealed class Late(IOutboxStore inner)
    {
        private readonly ConcurrentDictionary<(string, DialogId, long), OutboxRow> _last = new();

        public async Task<OutboxBatch> TakeAsync(
            ProjectId project, IReadOnlyCollection<string> handlers, Instant now, Instant leaseUntil, int limit, CancellationToken cancellation)
        {
            var batch = await inner.TakeAsync(project, handlers, now, leaseUntil, limit, cancellation);
            foreach (var row in batch.Rows)
            {
                _last[(row.Handler, row.Dialog, row.EventSeq)] = row;
            }

            return batch;
        }

        public Task SettleAsync(OutboxRow taken, OutboxEnd end, CancellationToken cancellation) =>
            inner.SettleAsync(_last[(taken.Handler, taken.Dialog, taken.EventSeq)], end, cancellation);
    }

    private sealed class Stubborn(IOutboxStore inner)
    {
        public Task SettleAsync(OutboxRow taken, OutboxEnd end, CancellationToken cancellation) =>
            inner.SettleAsync(taken, end.DeadAt is { } at ? OutboxEnd.Retry(at, end.Error!) : end, cancellation);
    }

    private sealed class Reviving(IOutboxStore inner)
    {
        public async Task<bool> ReviveAsync(OutboxRow dead, Instant now, CancellationToken cancellation)
        {
            await inner.ReviveAsync(dead, now, cancellation);
            return true;
        }
    }

    private sealed class Stingy(IOutboxStore inner)
    {
        public Task<OutboxBatch> TakeAsync(
            ProjectId project, IReadOnlyCollection<string> handlers, Instant now, Instant leaseUntil, int limit, CancellationToken cancellation) =>
            inner.TakeAsync(project, handlers, now, leaseUntil, 1, cancellation);
    }
}
