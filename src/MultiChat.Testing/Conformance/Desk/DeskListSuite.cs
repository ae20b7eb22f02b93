using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Testing.Conformance.Desk;

/// <summary>The order of the desk's lists, and their pages.</summary>
internal sealed class DeskListSuite : StoreSuite
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 22, 12, 0);

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("An empty desk has no rows, and an unknown dialog no row.", EmptyDeskHasNoRows),
        Case("Rows come by last activity, newest first.", RowsComeNewestFirst),
        Case("Rows of one instant come by id, the greater first.", RowsOfOneInstantComeById),
        Case("A cursor continues after its row, also in the middle of one instant.", CursorContinuesAfterItsRow),
        Case("A cursor may stand where no row is.", CursorMayStandBetweenRows),
        Case("Paging while dialogs arrive and move neither repeats nor skips those that stay.", PagingWhileDialogsMove),
    ];

    private static async Task EmptyDeskHasNoRows(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var me = await project.AddMemberAsync();
        foreach (var section in Enum.GetValues<Section>())
        {
            Check.Equal(0, (await ListAsync(f, me, section)).Count, "the number of rows");
        }

        Check.That(await f.Storage.Desk.FindAsync(me, new DialogId(f.NextId()), f.Token) is null, "an unknown dialog has no row");
    }

    private static async Task RowsComeNewestFirst(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var me = await project.AddMemberAsync();
        var dialogs = new List<Dialog>();
        foreach (var minutes in new[] { 3, 1, 2 })
        {
            dialogs.Add(await project.BeginAsync(at: Noon + Duration.FromMinutes(minutes)));
        }

        await CheckAsync(ListAsync(f, me, Section.Mine), dialogs[0], dialogs[2], dialogs[1]);
        var moved = await project.SayAsync(dialogs[1], at: Noon + Duration.FromMinutes(4));
        await CheckAsync(ListAsync(f, me, Section.Mine), moved, dialogs[0], dialogs[2]);
    }

    private static async Task RowsOfOneInstantComeById(StoreFixture f)
    {
        var (_, me, dialogs) = await OfOneInstantAsync(f);
        await CheckAsync(ListAsync(f, me, Section.Mine), [.. dialogs]);
    }

    private static async Task CursorContinuesAfterItsRow(StoreFixture f)
    {
        var (_, me, dialogs) = await OfOneInstantAsync(f);
        foreach (var size in new[] { 1, 2, 5 })
        {
            for (var start = 0; start < dialogs.Count; start++)
            {
                var page = ListAsync(f, me, Section.Mine, CursorOf(dialogs[start]), size);
                await CheckAsync(page, [.. dialogs.Skip(start + 1).Take(size)]);
            }
        }
    }

    private static async Task CursorMayStandBetweenRows(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var me = await project.AddMemberAsync();
        var older = await project.BeginAsync(at: Noon);
        var newer = await project.BeginAsync(at: Noon + Duration.FromMinutes(2));
        var between = new ListCursor { LastAt = Noon + Duration.FromMinutes(1), Dialog = new DialogId(f.NextId()) };
        await CheckAsync(ListAsync(f, me, Section.Mine, between), older);
        await CheckAsync(ListAsync(f, me, Section.Mine, between with { LastAt = Noon + Duration.FromMinutes(3) }), newer, older);
        await CheckAsync(ListAsync(f, me, Section.Mine, between with { LastAt = Noon - Duration.FromMinutes(1) }));
    }

    private static async Task PagingWhileDialogsMove(StoreFixture f)
    {
        var (project, me, dialogs) = await OfOneInstantAsync(f);
        var seen = new List<Dialog>();
        while (await ListAsync(f, me, Section.Mine, seen.Count == 0 ? null : CursorOf(seen[^1]), 3) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(row => row.Dialog));
            Check.That(seen.Count <= dialogs.Count, "the pages end");
            // What was seen moves to the top and new ones come there, which must not shift the rows further down.
            var outcome = await f.Storage.Dialogs.CommitAsync(f.Make.Say(seen[^1], at: Noon + Duration.FromHours(1)), f.Token);
            Check.Equal(CommitOutcome.Committed, outcome, "the outcome of a commit between two pages");
            await project.BeginAsync(at: Noon + Duration.FromHours(1));
        }

        Check.Sequence(dialogs, seen, "the dialogs seen");
    }

    /// <summary>Ten dialogs of one instant in the order they must come.</summary>
    private static async Task<(StoreProject Project, Member Me, IReadOnlyList<Dialog> Dialogs)> OfOneInstantAsync(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var me = await project.AddMemberAsync();
        var dialogs = new List<Dialog>();
        for (var i = 0; i < 10; i++)
        {
            // Ids that differ in every byte: orders that compare halves, signs or little ends come out wrong.
            var id = new DialogId(new Guid(f.NextHash().AsSpan(0, 16)));
            var first = f.Make.First(await project.AddVisitorAsync(), at: Noon);
            dialogs.Add(await project.CommitAsync(first with
            {
                Dialog = first.Dialog with { Id = id },
                Accepted = first.Accepted! with { Dialog = id },
                NewInquiry = first.NewInquiry! with { Dialog = id },
            }));
        }

        dialogs.Sort(static (left, right) => ListCursor.Compare(right.Id, left.Id));
        return (project, me, dialogs);
    }

    private static ListCursor CursorOf(Dialog dialog) => new() { LastAt = dialog.LastAt, Dialog = dialog.Id };

    private static async Task CheckAsync(Task<IReadOnlyList<DialogRow>> listing, params Dialog[] expected) =>
        Check.Sequence(expected, (await listing).Select(row => row.Dialog), "the listed dialogs");

    private static Task<IReadOnlyList<DialogRow>> ListAsync(
        StoreFixture f, Member me, Section section, ListCursor? after = null, int limit = 100) =>
        f.Storage.Desk.ListAsync(me, section, after, limit, f.Token).AsTask();
}
