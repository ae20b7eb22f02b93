using MultiChat.Outbox;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with throwing dead letters away.</summary>
internal static class OutboxDiscardMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        In("keeps what was discarded", "OutboxDiscard.DiscardedIsGone", (_, _) => Task.FromResult(true)),
        In("discards one handler's letter for all", "OutboxDiscard.DiscardedIsGone", DiscardAllAsync),
        In("discards what is under way", "OutboxDiscard.LivingStays", DiscardLivingAsync),
    ];

    private static Mistake In(string name, string rejectedBy, Func<IOutboxStore, OutboxRow, Task<bool>> discard) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Outbox)] = new Spoiled(storage.Outbox, discard) });

    private static async Task<bool> DiscardAllAsync(IOutboxStore store, OutboxRow dead)
    {
        var any = false;
        foreach (var letter in await store.ListDeadAsync(dead.Project, 100, CancellationToken.None))
        {
            any |= await ((IDiscardingOutbox)store).DiscardAsync(letter, CancellationToken.None);
        }

        return any;
    }

    private static async Task<bool> DiscardLivingAsync(IOutboxStore store, OutboxRow row)
    {
        await store.SettleAsync(row, OutboxEnd.Done, CancellationToken.None);
        return await ((IDiscardingOutbox)store).DiscardAsync(row, CancellationToken.None);
    }

    private sealed class Spoiled(IOutboxStore inner, Func<IOutboxStore, OutboxRow, Task<bool>> discard)
    {
        public Task<bool> DiscardAsync(OutboxRow dead, CancellationToken cancellation) => discard(inner, dead);
    }
}
