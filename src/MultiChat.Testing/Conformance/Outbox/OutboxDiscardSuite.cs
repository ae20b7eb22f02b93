using MultiChat.Outbox;
using NodaTime;

namespace MultiChat.Testing.Conformance.Outbox;

/// <summary>Throwing dead letters away. A store without <see cref="IDiscardingOutbox"/> has nothing to show.</summary>
internal sealed class OutboxDiscardSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A discarded dead letter is gone for good, and no other one with it.", DiscardedIsGone),
        Case("A row that waits or is under way is not discarded.", LivingStays),
        Case("Nothing is discarded in another project.", ProjectsAreApart),
        Surviving("A discarded dead letter is not there after reopening.", DiscardSurvives),
    ];

    private static async Task DiscardedIsGone(StoreFixture f)
    {
        if (f.Storage.Outbox is not IDiscardingOutbox outbox)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        var dead = await KillAsync(f, project, "hook", "bot");
        Check.That(await outbox.DiscardAsync(dead[0], f.Token), "a dead letter is discarded");
        Check.That(!await outbox.DiscardAsync(dead[0], f.Token), "a dead letter is discarded once");
        Check.Sequence([dead[1]], await f.Storage.Outbox.ListDeadAsync(project.Id, 10, f.Token), "the dead letters");
        Check.That(!await f.Storage.Outbox.ReviveAsync(dead[0], f.NextInstant(), f.Token), "a discarded letter is not revived");
    }

    private static async Task LivingStays(StoreFixture f)
    {
        if (f.Storage.Outbox is not IDiscardingOutbox outbox)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        var waiting = (await CommitAsync(f, project, "hook"))[0];
        Check.That(!await outbox.DiscardAsync(waiting, f.Token), "a row that waits is not discarded");
        var taken = await TakeAsync(f, project, "hook");
        Check.Equal(1, taken.Count, "the number of rows after that");
        Check.That(!await outbox.DiscardAsync(taken[0], f.Token), "a row under way is not discarded");
        Check.Equal(1, (await TakeAsync(f, project, taken[0].DueAt, "hook")).Count, "the number of rows after that");
    }

    private static async Task ProjectsAreApart(StoreFixture f)
    {
        if (f.Storage.Outbox is not IDiscardingOutbox outbox)
        {
            return;
        }

        var (one, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var dead = (await KillAsync(f, one, "hook"))[0];
        Check.That(!await outbox.DiscardAsync(dead with { Project = other.Id }, f.Token), "a letter of another project is not discarded");
        Check.Sequence([dead], await f.Storage.Outbox.ListDeadAsync(one.Id, 10, f.Token), "the dead letters");
    }

    private static async Task DiscardSurvives(StoreFixture f)
    {
        if (f.Storage.Outbox is not IDiscardingOutbox outbox)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        await outbox.DiscardAsync((await KillAsync(f, project, "hook"))[0], f.Token);
        await f.ReopenAsync();
        Check.Sequence([], await f.Storage.Outbox.ListDeadAsync(project.Id, 10, f.Token), "the dead letters");
    }

    private static async Task<IReadOnlyList<OutboxRow>> KillAsync(StoreFixture f, StoreProject project, params string[] handlers)
    {
        await CommitAsync(f, project, handlers);
        var dead = new List<OutboxRow>();
        foreach (var row in await TakeAsync(f, project, handlers))
        {
            var at = f.NextInstant();
            await f.Storage.Outbox.SettleAsync(row, OutboxEnd.Dead(at, "Broken: ***"), f.Token);
            dead.Add(row with { DeadAt = at, Error = "Broken: ***" });
        }

        return dead;
    }

    private static Task<IReadOnlyList<OutboxRow>> TakeAsync(StoreFixture f, StoreProject project, params string[] handlers) =>
        TakeAsync(f, project, f.NextInstant(), handlers);

    private static async Task<IReadOnlyList<OutboxRow>> TakeAsync(StoreFixture f, StoreProject project, Instant now, params string[] handlers) =>
        (await f.Storage.Outbox.TakeAsync(project.Id, handlers, now, now + Duration.FromMinutes(1), 10, f.Token)).Rows;

    private static async Task<IReadOnlyList<OutboxRow>> CommitAsync(StoreFixture f, StoreProject project, params string[] handlers)
    {
        var first = f.Make.First(await project.AddVisitorAsync());
        var commit = first with
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
        };
        await project.CommitAsync(commit);
        return commit.Outbox;
    }
}
