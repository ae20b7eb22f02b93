using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Outbox;
using NodaTime;

namespace MultiChat.Testing.Conformance.Outbox;

/// <summary>Invariant 19: a row if and only if the change; taken once, in order per dialog, and never lost.</summary>
internal sealed class OutboxSuite : StoreSuite
{
    private static readonly Duration Lease = Duration.FromSeconds(60);

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("Outbox rows come with their commit and are taken as written.", RowsComeWithTheirCommit),
        Case("A lost race writes no outbox row.", LostRaceWritesNoRow),
        Case("A row is not taken before it is due, and the batch says when that is.", NothingIsTakenBeforeItIsDue),
        Case("A leased row is taken again only after its lease, with one attempt more.", LeaseEnds),
        Case("Of one handler and dialog the later rows wait for the first.", OrderIsKeptPerDialog),
        Case("Dialogs and handlers do not wait for each other.", OthersGoOn),
        Case("Rows of handlers that are not asked for stay.", OtherHandlersStay),
        Case("Taking at once gives each row to one taker.", RowsAreTakenOnce),
        Case("A delivered row is gone.", DoneIsGone),
        Case("A failed row waits until it is tried again, with its error.", FailedWaits),
        Case("A late end of an earlier attempt changes nothing.", LateEndChangesNothing),
        Case("A dead letter is listed, blocks nobody, and is taken no more.", DeadIsListed),
        Case("A revived row is due at once, with no attempts, and is revived once.", RevivedIsDue),
        Case("A taking is as long as its limit, the longest due first.", LimitHolds),
        Case("Outboxes of two projects are apart.", ProjectsAreApart),
        Surviving("Outbox rows are there after reopening, leases and dead letters too.", RowsSurvive),
    ];

    private static async Task RowsComeWithTheirCommit(StoreFixture f)
    {
        var commit = await CommitAsync(f, await f.AddProjectAsync(), "hook", "bot");
        var batch = await TakeAsync(f, commit, "hook", "bot");
        Check.Same(
            commit.Outbox.Select(row => row with { Attempts = 1, DueAt = row.DueAt + Lease }), batch.Rows, "the rows");
    }

    private static async Task LostRaceWritesNoRow(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var won = f.Make.Say(dialog);
        await f.Storage.Dialogs.CommitAsync(won, f.Token);
        var lost = With(f.Make.Say(dialog), "hook");
        Check.Equal(CommitOutcome.Lost, await f.Storage.Dialogs.CommitAsync(lost, f.Token), "the outcome");
        Check.Sequence([], (await TakeAsync(f, lost, "hook")).Rows, "the rows");
    }

    private static async Task NothingIsTakenBeforeItIsDue(StoreFixture f)
    {
        var commit = await CommitAsync(f, await f.AddProjectAsync(), "hook");
        var due = commit.Outbox[0].DueAt;
        var early = await TakeAsync(f, commit.Dialog, due - Duration.FromMilliseconds(1), "hook");
        Check.Sequence([], early.Rows, "the rows taken before they are due");
        Check.Equal(due, early.NextDueAt, "when the next is due");
        Check.Equal(1, (await TakeAsync(f, commit.Dialog, due, "hook")).Rows.Count, "the number of rows taken when due");
    }

    private static async Task LeaseEnds(StoreFixture f)
    {
        var commit = await CommitAsync(f, await f.AddProjectAsync(), "hook");
        var first = (await TakeAsync(f, commit, "hook")).Rows[0];
        var meanwhile = await TakeAsync(f, commit.Dialog, first.DueAt - Duration.FromMilliseconds(1), "hook");
        Check.Sequence([], meanwhile.Rows, "the rows taken during a lease");
        Check.Equal(first.DueAt, meanwhile.NextDueAt, "when the next is due");
        var again = (await TakeAsync(f, commit.Dialog, first.DueAt, "hook")).Rows;
        Check.Sequence([first with { Attempts = 2, DueAt = first.DueAt + Lease }], again, "the rows taken after the lease");
    }

    private static async Task OrderIsKeptPerDialog(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var first = await CommitAsync(f, project, "hook");
        var second = With(f.Make.Say(first.Dialog), "hook");
        await f.Storage.Dialogs.CommitAsync(second, f.Token);
        var taken = (await TakeAsync(f, second, "hook")).Rows;
        Check.Sequence([1L], taken.Select(row => row.EventSeq), "the events taken first");
        Check.Sequence([], (await TakeAsync(f, second, "hook")).Rows, "the rows taken while an earlier one is leased");
        await f.Storage.Outbox.SettleAsync(taken[0], OutboxEnd.Retry(second.Outbox[0].DueAt + Duration.FromHours(1), "Broken"), f.Token);
        Check.Sequence([], (await TakeAsync(f, second, "hook")).Rows, "the rows taken while an earlier one waits");
        var retried = (await TakeAsync(f, second.Dialog, second.Outbox[0].DueAt + Duration.FromHours(1), "hook")).Rows;
        await f.Storage.Outbox.SettleAsync(retried[0], OutboxEnd.Done, f.Token);
        Check.Sequence([2L], (await TakeAsync(f, second, "hook")).Rows.Select(row => row.EventSeq), "the events taken last");
    }

    private static async Task OthersGoOn(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var one = await CommitAsync(f, project, "hook", "bot");
        await TakeAsync(f, one, "hook");
        var other = await CommitAsync(f, project, "hook");
        var rows = (await TakeAsync(f, other, "hook", "bot")).Rows;
        Check.Same([("bot", one.Dialog.Id), ("hook", other.Dialog.Id)], rows.Select(row => (row.Handler, row.Dialog)), "the rows");
    }

    private static async Task OtherHandlersStay(StoreFixture f)
    {
        var commit = await CommitAsync(f, await f.AddProjectAsync(), "hook");
        Check.Sequence([], (await TakeAsync(f, commit, "Hook", "hoo", "hook ")).Rows, "the rows of another handler");
        Check.Equal(1, (await TakeAsync(f, commit, "hook")).Rows.Count, "the number of rows of the handler");
    }

    private static async Task RowsAreTakenOnce(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var commits = new List<DialogCommit>();
        for (var i = 0; i < 20; i++)
        {
            commits.Add(await CommitAsync(f, project, "hook"));
        }

        var batches = new OutboxBatch[8];
        await Together.RunAsync(8, async number => batches[number] = await TakeAsync(f, commits[^1], "hook"));
        Check.Same(commits.Select(commit => commit.Dialog.Id), batches.SelectMany(batch => batch.Rows).Select(row => row.Dialog), "the dialogs taken");
    }

    private static async Task DoneIsGone(StoreFixture f)
    {
        var commit = await CommitAsync(f, await f.AddProjectAsync(), "hook");
        var taken = (await TakeAsync(f, commit, "hook")).Rows[0];
        await f.Storage.Outbox.SettleAsync(taken, OutboxEnd.Done, f.Token);
        var later = await TakeAsync(f, commit.Dialog, taken.DueAt + Lease, "hook");
        Check.Sequence([], later.Rows, "the rows after the delivery");
        Check.Nothing(later.NextDueAt, "next due time");
    }

    private static async Task FailedWaits(StoreFixture f)
    {
        var commit = await CommitAsync(f, await f.AddProjectAsync(), "hook");
        var taken = (await TakeAsync(f, commit, "hook")).Rows[0];
        var retry = commit.Outbox[0].DueAt + Duration.FromSeconds(3);
        await f.Storage.Outbox.SettleAsync(taken, OutboxEnd.Retry(retry, "HttpRequestException"), f.Token);
        Check.Equal(retry, (await TakeAsync(f, commit.Dialog, retry - Duration.FromMilliseconds(1), "hook")).NextDueAt, "when the next is due");
        var again = (await TakeAsync(f, commit.Dialog, retry, "hook")).Rows[0];
        Check.Equal(taken with { Attempts = 2, DueAt = retry + Lease, Error = "HttpRequestException" }, again, "the row");
    }

    private static async Task LateEndChangesNothing(StoreFixture f)
    {
        var commit = await CommitAsync(f, await f.AddProjectAsync(), "hook");
        var first = (await TakeAsync(f, commit, "hook")).Rows[0];
        var second = (await TakeAsync(f, commit.Dialog, first.DueAt, "hook")).Rows[0];
        await f.Storage.Outbox.SettleAsync(first, OutboxEnd.Done, f.Token);
        await f.Storage.Outbox.SettleAsync(first, OutboxEnd.Dead(first.DueAt, "Late"), f.Token);
        var third = (await TakeAsync(f, commit.Dialog, second.DueAt, "hook")).Rows;
        Check.Sequence([second with { Attempts = 3, DueAt = second.DueAt + Lease }], third, "the rows");
    }

    private static async Task DeadIsListed(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (dead, commit) = await KillAsync(f, project);
        Check.Sequence([dead], await f.Storage.Outbox.ListDeadAsync(project.Id, 10, f.Token), "the dead letters");
        Check.Sequence([], (await TakeAsync(f, commit.Dialog, dead.DueAt + Lease, "hook")).Rows, "the rows that are not dead");
        var later = With(f.Make.Say(commit.Dialog), "hook");
        await f.Storage.Dialogs.CommitAsync(later, f.Token);
        Check.Sequence([2L], (await TakeAsync(f, later, "hook")).Rows.Select(row => row.EventSeq), "the events behind a dead letter");
        var (newer, _) = await KillAsync(f, project);
        Check.Sequence([newer], await f.Storage.Outbox.ListDeadAsync(project.Id, 1, f.Token), "the latest dead letter");
    }

    private static async Task RevivedIsDue(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (dead, commit) = await KillAsync(f, project);
        var now = dead.DueAt + Lease;
        Check.That(await f.Storage.Outbox.ReviveAsync(dead, now, f.Token), "a dead letter is revived");
        Check.That(!await f.Storage.Outbox.ReviveAsync(dead, now, f.Token), "a row that is not dead is not revived");
        Check.Sequence([], await f.Storage.Outbox.ListDeadAsync(project.Id, 10, f.Token), "the dead letters");
        var taken = (await TakeAsync(f, commit.Dialog, now, "hook")).Rows;
        Check.Sequence([dead with { Attempts = 1, DueAt = now + Lease, DeadAt = null, Error = null }], taken, "the rows");
    }

    private static async Task LimitHolds(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var commits = new List<DialogCommit>();
        for (var i = 0; i < 5; i++)
        {
            commits.Add(await CommitAsync(f, project, "hook"));
        }

        var now = commits[^1].Outbox[0].DueAt;
        var batch = await f.Storage.Outbox.TakeAsync(project.Id, ["hook"], now, now + Lease, 3, f.Token);
        Check.Sequence(commits.Take(3).Select(commit => commit.Dialog.Id), batch.Rows.Select(row => row.Dialog), "the dialogs");
    }

    private static async Task ProjectsAreApart(StoreFixture f)
    {
        var (one, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        await CommitAsync(f, one, "hook");
        var commit = await CommitAsync(f, other, "hook");
        Check.Sequence([commit.Dialog.Id], (await TakeAsync(f, commit, "hook")).Rows.Select(row => row.Dialog), "the dialogs of a project");
        await KillAsync(f, one);
        Check.Sequence([], await f.Storage.Outbox.ListDeadAsync(other.Id, 10, f.Token), "the dead letters of the other project");
    }

    private static async Task RowsSurvive(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (dead, _) = await KillAsync(f, project);
        var leased = await CommitAsync(f, project, "hook");
        var taken = (await TakeAsync(f, leased, "hook")).Rows[0];
        var waiting = await CommitAsync(f, project, "hook");
        await f.ReopenAsync();
        Check.Sequence([dead], await f.Storage.Outbox.ListDeadAsync(project.Id, 10, f.Token), "the dead letters");
        Check.Sequence([waiting.Dialog.Id], (await TakeAsync(f, waiting, "hook")).Rows.Select(row => row.Dialog), "the dialogs that waited");
        Check.Sequence(
            [taken with { Attempts = 2, DueAt = taken.DueAt + Lease }],
            (await TakeAsync(f, leased.Dialog, taken.DueAt, "hook")).Rows.Where(row => row.Dialog == leased.Dialog.Id),
            "the rows that were leased");
    }

    private static async Task<(OutboxRow Dead, DialogCommit Commit)> KillAsync(StoreFixture f, StoreProject project)
    {
        var commit = await CommitAsync(f, project, "hook");
        var taken = (await TakeAsync(f, commit, "hook")).Rows.First(row => row.Dialog == commit.Dialog.Id);
        var at = f.NextInstant();
        await f.Storage.Outbox.SettleAsync(taken, OutboxEnd.Dead(at, "Broken"), f.Token);
        return (taken with { DeadAt = at, Error = "Broken" }, commit);
    }

    private static async Task<DialogCommit> CommitAsync(StoreFixture f, StoreProject project, params string[] handlers)
    {
        var commit = With(f.Make.First(await project.AddVisitorAsync()), handlers);
        await f.Storage.Dialogs.CommitAsync(commit, f.Token);
        return commit;
    }

    private static DialogCommit With(DialogCommit commit, params string[] handlers) => commit with
    {
        Outbox =
        [
            .. handlers.Select(handler => new OutboxRow
            {
                Project = commit.Dialog.Project,
                Handler = handler,
                Dialog = commit.Dialog.Id,
                EventSeq = commit.Dialog.EventSeq,
                DueAt = commit.Dialog.LastAt,
            }),
        ],
    };

    private static Task<OutboxBatch> TakeAsync(StoreFixture f, DialogCommit commit, params string[] handlers) =>
        TakeAsync(f, commit.Dialog, commit.Dialog.LastAt, handlers);

    private static Task<OutboxBatch> TakeAsync(StoreFixture f, Dialog dialog, Instant now, params string[] handlers) =>
        f.Storage.Outbox.TakeAsync(dialog.Project, handlers, now, now + Lease, 100, f.Token);
}
