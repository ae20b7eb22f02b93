using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Testing.Conformance.Desk;

/// <summary>An operator's own dialogs by what is to be done. A desk without <see cref="IToDoIndex"/> has nothing to show.</summary>
internal sealed class ToDoSuite : StoreSuite
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 22, 12, 0);

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("Who waits comes first, the longest before; then what nobody is responsible for, then the rest, newest first.", BandsComeInTheirOrder),
        Case("Whoever writes again while waiting keeps the place, and an answer gives it up.", WaitBeginsWithTheFirstMessage),
        Case("Of one instant the smaller id comes first among those who wait, and the greater among the others.", TiesComeById),
        Case("Common, the archive and other projects have no part in it.", OtherSectionsAreAbsent),
        Case("A page goes on after its place, also where the dialog of the place has moved.", PlaceMayBeOfADialogThatMoved),
        Case("Paging while dialogs arrive and move neither repeats nor skips those that stay.", PagingWhileDialogsMove),
        Case("After random commands the pages of each member show each dialog once, in the order of one whole reading.", PagesAreTheOracles),
        Case("After other random commands too.", PagesAreTheOraclesAgain),
    ];

    private static async Task BandsComeInTheirOrder(StoreFixture f)
    {
        var (project, me, _) = await DeskAsync(f);
        var waitsShort = await project.BeginAsync(at: Minute(3));
        var waitsLong = await project.CommitAsync(f.Make.Take(await project.BeginAsync(at: Minute(1)), me.Id, Minute(9)));
        var (free, freeLater) = (await FreeAsync(Minute(2)), await FreeAsync(Minute(4)));
        var (own, ownLater) = (await OwnAsync(Minute(7)), await OwnAsync(Minute(8)));
        await CheckAsync(f, me, waitsLong, waitsShort, freeLater, free, ownLater, own);

        async Task<Dialog> OwnAsync(Instant at) => await project.CommitAsync(f.Make.Answer(await project.BeginAsync(at: at), me, at: at));

        async Task<Dialog> FreeAsync(Instant at) => await project.CommitAsync(f.Make.HandOver(await OwnAsync(at), group: null, at));
    }

    private static async Task WaitBeginsWithTheFirstMessage(StoreFixture f)
    {
        var (project, me, _) = await DeskAsync(f);
        var first = await project.BeginAsync(at: Minute(1));
        var second = await project.BeginAsync(at: Minute(2));
        first = await project.SayAsync(first, at: Minute(3));
        await CheckAsync(f, me, first, second);
        first = await project.CommitAsync(f.Make.Answer(first, me, at: Minute(4)));
        await CheckAsync(f, me, second, first);
        first = await project.SayAsync(first, at: Minute(5));
        await CheckAsync(f, me, second, first);
    }

    private static async Task TiesComeById(StoreFixture f)
    {
        var (project, me, _) = await DeskAsync(f);
        var (waiting, own) = (new List<Dialog>(), new List<Dialog>());
        for (var i = 0; i < 6; i++)
        {
            // Ids that differ in every byte: orders that compare halves, signs or little ends come out wrong.
            var id = new DialogId(new Guid(f.NextHash().AsSpan(0, 16)));
            var first = f.Make.First(await project.AddVisitorAsync(), at: Noon);
            var dialog = await project.CommitAsync(first with
            {
                Dialog = first.Dialog with { Id = id },
                Accepted = first.Accepted! with { Dialog = id },
                NewInquiry = first.NewInquiry! with { Dialog = id },
            });
            (i % 2 == 0 ? waiting : own).Add(i % 2 == 0 ? dialog : await project.CommitAsync(f.Make.Answer(dialog, me, at: Noon)));
        }

        waiting.Sort(static (left, right) => ListCursor.Compare(left.Id, right.Id));
        own.Sort(static (left, right) => ListCursor.Compare(right.Id, left.Id));
        await CheckAsync(f, me, [.. waiting, .. own]);
    }

    private static async Task OtherSectionsAreAbsent(StoreFixture f)
    {
        var (project, me, other) = await DeskAsync(f);
        var (mine, theirs) = (await project.AddGroupAsync(), await project.AddGroupAsync());
        me = me with { Groups = [mine] };
        var waits = await project.CommitAsync(f.Make.HandOver(await project.BeginAsync(at: Minute(1)), mine, Minute(2)));
        await project.CommitAsync(f.Make.HandOver(await project.BeginAsync(at: Minute(1)), theirs, Minute(2)));
        await project.CommitAsync(f.Make.Take(await project.BeginAsync(at: Minute(1)), other.Id, Minute(2)));
        await project.CommitAsync(f.Make.Answer(await project.BeginAsync(at: Minute(1)), other, at: Minute(2)));
        await project.CommitAsync(f.Make.Close(await project.BeginAsync(at: Minute(1)), Minute(2)));
        await (await f.AddProjectAsync()).BeginAsync(at: Minute(1));
        await CheckAsync(f, me, waits);
    }

    private static async Task PlaceMayBeOfADialogThatMoved(StoreFixture f)
    {
        var (project, me, _) = await DeskAsync(f);
        var first = await project.BeginAsync(at: Minute(1));
        var second = await project.BeginAsync(at: Minute(2));
        var own = await project.CommitAsync(f.Make.Answer(await project.BeginAsync(at: Minute(3)), me, at: Minute(3)));
        if (f.Storage.Desk is not IToDoIndex)
        {
            return;
        }

        var place = ToDoPlace.Of(first);
        first = await project.CommitAsync(f.Make.Answer(first, me, at: Minute(9)));
        Check.Sequence([second, first, own], await ListAsync(f, me, place, 10), "the dialogs after a place that is no dialog's any more");
        Check.Sequence([own], await ListAsync(f, me, ToDoPlace.Of(own) with { At = Minute(4) }, 10), "the dialogs after a place between two");
    }

    private static async Task PagingWhileDialogsMove(StoreFixture f)
    {
        var (project, me, _) = await DeskAsync(f);
        var dialogs = new List<Dialog>();
        for (var i = 0; i < 10; i++)
        {
            dialogs.Add(await project.BeginAsync(at: Minute(i)));
        }

        if (f.Storage.Desk is not IToDoIndex)
        {
            return;
        }

        var seen = new List<Dialog>();
        while (await ListAsync(f, me, seen.Count == 0 ? null : ToDoPlace.Of(seen[^1]), 3) is { Count: > 0 } page)
        {
            seen.AddRange(page);
            Check.That(seen.Count <= dialogs.Count, "the pages end");
            // The last one seen stays the place; those before it are closed, which must not shift the rows further down.
            foreach (var done in page.SkipLast(1))
            {
                await project.CommitAsync(f.Make.Close(done, Minute(60)));
            }
        }

        Check.Sequence(dialogs, seen, "the dialogs seen");
    }

    private static Task PagesAreTheOracles(StoreFixture f) => CheckPagesAsync(f, seed: 3, commands: 300);

    private static Task PagesAreTheOraclesAgain(StoreFixture f) => CheckPagesAsync(f, seed: 4, commands: 200);

    private static async Task CheckPagesAsync(StoreFixture f, long seed, int commands)
    {
        if (f.Storage.Desk is not IToDoIndex)
        {
            return;
        }

        var desk = await RandomDesk.CreateAsync(f, seed, commands);
        foreach (var me in desk.Members)
        {
            var expected = desk.Section(me, Section.Mine).Order(Comparer<Dialog>.Create(
                static (left, right) => ToDoPlace.Compare(ToDoPlace.Of(left), ToDoPlace.Of(right)))).ToList();
            foreach (var size in new[] { 1, 7, 1_000 })
            {
                var seen = new List<Dialog>();
                while (await ListAsync(f, me, seen.Count == 0 ? null : ToDoPlace.Of(seen[^1]), size) is { Count: > 0 } page)
                {
                    Check.That(page.Count <= size, $"a page has at most {size} rows, not {page.Count}");
                    seen.AddRange(page);
                    Check.That(seen.Count <= expected.Count, "the pages end");
                }

                Check.Sequence(expected, seen, $"the dialogs by what is to be done in pages of {size}");
            }
        }
    }

    private static async Task<(StoreProject Project, Member Me, Member Other)> DeskAsync(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        return (project, await project.AddMemberAsync(), await project.AddMemberAsync());
    }

    private static Instant Minute(int minutes) => Noon + Duration.FromMinutes(minutes);

    /// <summary>Checks the whole list, and that it goes on after each of its places.</summary>
    private static async Task CheckAsync(StoreFixture f, Member me, params Dialog[] expected)
    {
        if (f.Storage.Desk is not IToDoIndex)
        {
            return;
        }

        Check.Sequence(expected, await ListAsync(f, me, after: null, 100), "the dialogs by what is to be done");
        for (var start = 0; start < expected.Length; start++)
        {
            Check.Sequence(expected.Skip(start + 1).Take(2), await ListAsync(f, me, ToDoPlace.Of(expected[start]), 2), "the two dialogs after a place");
        }
    }

    private static async Task<IReadOnlyList<Dialog>> ListAsync(StoreFixture f, Member me, ToDoPlace? after, int limit) =>
        f.Storage.Desk is IToDoIndex index ? [.. (await index.ListToDoAsync(me, after, limit, f.Token)).Select(row => row.Dialog)] : [];
}
