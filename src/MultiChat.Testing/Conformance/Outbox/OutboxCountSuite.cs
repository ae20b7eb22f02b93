using MultiChat.Outbox;
using NodaTime;

namespace MultiChat.Testing.Conformance.Outbox;

/// <summary>How much is in the outbox. A store without <see cref="IOutboxCounts"/> has nothing to show.</summary>
internal sealed class OutboxCountSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("Rows that wait or are under way are counted, and dead letters apart.", WaitingAndDeadAreCounted),
        Case("A count ends where it is told to.", CountsEnd),
        Case("Counts of two projects are apart.", ProjectsAreApart),
    ];

    private static async Task WaitingAndDeadAreCounted(StoreFixture f)
    {
        if (f.Storage.Outbox is not IOutboxCounts counts)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        await CommitAsync(f, project, "hook", "bot");
        await HasAsync(f, counts, project, 10, waiting: 2, dead: 0);
        var now = f.NextInstant();
        var taken = (await f.Storage.Outbox.TakeAsync(project.Id, ["hook", "bot"], now, now + Duration.FromMinutes(1), 10, f.Token)).Rows;
        await HasAsync(f, counts, project, 10, waiting: 2, dead: 0);
        await f.Storage.Outbox.SettleAsync(taken[0], OutboxEnd.Dead(now, "Broken: ***"), f.Token);
        await HasAsync(f, counts, project, 10, waiting: 1, dead: 1);
        await f.Storage.Outbox.SettleAsync(taken[1], OutboxEnd.Done, f.Token);
        await HasAsync(f, counts, project, 10, waiting: 0, dead: 1);
    }

    private static async Task CountsEnd(StoreFixture f)
    {
        if (f.Storage.Outbox is not IOutboxCounts counts)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        await CommitAsync(f, project, "hook", "bot", "queue");
        await HasAsync(f, counts, project, 2, waiting: 2, dead: 0);
    }

    private static async Task ProjectsAreApart(StoreFixture f)
    {
        if (f.Storage.Outbox is not IOutboxCounts counts)
        {
            return;
        }

        var (one, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        await CommitAsync(f, one, "hook");
        await HasAsync(f, counts, other, 10, waiting: 0, dead: 0);
    }

    private static async Task HasAsync(StoreFixture f, IOutboxCounts counts, StoreProject project, int atMost, int waiting, int dead) =>
        Check.Equal(
            new OutboxCount { Waiting = waiting, Dead = dead }, await counts.CountAsync(project.Id, atMost, f.Token), "what is in the outbox");

    private static async Task CommitAsync(StoreFixture f, StoreProject project, params string[] handlers)
    {
        var first = f.Make.First(await project.AddVisitorAsync());
        await project.CommitAsync(first with
        {
            Outbox =
            [
                .. handlers.Select(handler => new OutboxRow
                {
                    Project = project.Id,
                    Handler = handler,
                    Dialog = first.Dialog.Id,
                    EventSeq = first.Dialog.EventSeq,
                    DueAt = first.Dialog.LastAt,
                }),
            ],
        });
    }
}
