using MultiChat.Outbox;
using MultiChat.Projects;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with counting what is in the outbox.</summary>
internal static class OutboxCountMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        In("counts dead letters as waiting", "OutboxCount.WaitingAndDeadAreCounted", count => count with { Waiting = count.Waiting + count.Dead }),
        In("counts beyond the bound", "OutboxCount.CountsEnd", count => count, atMost: 1_000),
    ];

    private static Mistake In(string name, string rejectedBy, Func<OutboxCount, OutboxCount> spoil, int? atMost = null) => new(
        name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Outbox)] = new Spoiled(storage.Outbox, spoil, atMost) });

    private sealed class Spoiled(IOutboxStore inner, Func<OutboxCount, OutboxCount> spoil, int? bound)
    {
        private readonly IOutboxCounts _counts = (IOutboxCounts)inner;

        public async Task<OutboxCount> CountAsync(ProjectId project, int atMost, CancellationToken cancellation) =>
            spoil(await _counts.CountAsync(project, bound ?? atMost, cancellation));
    }
}
