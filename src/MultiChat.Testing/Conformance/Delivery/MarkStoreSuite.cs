using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Delivery;

internal sealed class MarkStoreSuite : StoreSuite
{
    private static readonly DialogMarks[] SomeMarks =
    [
        new() { VisitorDelivered = 5, VisitorRead = 1, DeskRead = 3 },
        new() { VisitorDelivered = 2, VisitorRead = 4 },
        new() { VisitorDelivered = 5, DeskRead = 4 },
        new() { VisitorRead = 2, DeskRead = 1L << 40 },
    ];

    private static readonly DialogMarks Greatest = new() { VisitorDelivered = 5, VisitorRead = 4, DeskRead = 1L << 40 };

    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A dialog without marks has none.", UnmarkedDialogHasNoMarks),
        Case("An unknown dialog has no marks.", UnknownDialogHasNoMarks),
        Case("Marks are kept, each watermark by itself.", MarksAreKept),
        Case("A merge takes the greater of stored and given, in any order.", MarksMergeInAnyOrder),
        Case("Merging again changes nothing.", MarksMergeAnyNumberOfTimes),
        Case("Merges at once lose nothing.", MarksMergeInParallel),
        Case("Marks of an unknown dialog are ignored, also when the dialog comes later.", MarksOfAnUnknownDialogAreIgnored),
        Case("An operator's read mark is kept and only grows.", OperatorReadOnlyGrows),
        Case("Each operator has a read mark of their own in each dialog.", OperatorReadsAreApart),
        Case("Operators' read marks at once lose nothing.", OperatorReadsMergeInParallel),
        Case("Marks are beside the log: they change neither dialog nor events.", MarksChangeNothingElse),
        Case("A commit leaves the marks.", CommitLeavesTheMarks),
    ];

    private static async Task UnmarkedDialogHasNoMarks(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        Check.Equal(DialogMarks.None, await FindAsync(f, await project.BeginAsync()), "the marks");
    }

    private static async Task UnknownDialogHasNoMarks(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var marks = await f.Storage.Marks.FindAsync(project.Id, new DialogId(f.NextId()), f.Token);
        Check.Equal(DialogMarks.None, marks, "the marks");
    }

    private static async Task MarksAreKept(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        foreach (var marks in SomeMarks)
        {
            var dialog = await project.BeginAsync();
            await MergeAsync(f, dialog, marks);
            Check.Equal(marks, await FindAsync(f, dialog), "the marks");
        }
    }

    private static async Task MarksMergeInAnyOrder(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        for (var order = 0; order < 24; order++)
        {
            var dialog = await project.BeginAsync();
            var left = SomeMarks.ToList();
            for (int rest = order, choices = 4; choices > 0; rest /= choices, choices--)
            {
                await MergeAsync(f, dialog, left[rest % choices]);
                left.RemoveAt(rest % choices);
            }

            Check.Equal(Greatest, await FindAsync(f, dialog), $"the marks in order {order}");
        }
    }

    private static async Task MarksMergeAnyNumberOfTimes(StoreFixture f)
    {
        var dialog = await (await f.AddProjectAsync()).BeginAsync();
        for (var i = 0; i < 3; i++)
        {
            await MergeAsync(f, dialog, SomeMarks[0]);
            await MergeAsync(f, dialog, DialogMarks.None);
            Check.Equal(SomeMarks[0], await FindAsync(f, dialog), "the marks");
        }
    }

    private static async Task MarksMergeInParallel(StoreFixture f)
    {
        var dialog = await (await f.AddProjectAsync()).BeginAsync();
        await Together.RunAsync(32, number =>
            MergeAsync(f, dialog, new DialogMarks { VisitorDelivered = number, VisitorRead = 31 - number, DeskRead = number ^ 21 }));
        Check.Equal(new DialogMarks { VisitorDelivered = 31, VisitorRead = 31, DeskRead = 31 }, await FindAsync(f, dialog), "the marks");
    }

    private static async Task MarksOfAnUnknownDialogAreIgnored(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var first = f.Make.First(await project.AddVisitorAsync());
        await MergeAsync(f, first.Dialog, SomeMarks[0], ReadOf(member, 9));
        Check.Equal(DialogMarks.None, await FindAsync(f, first.Dialog), "the marks of an unknown dialog");
        await project.CommitAsync(first);
        Check.Equal(DialogMarks.None, await FindAsync(f, first.Dialog), "the marks of the dialog that came later");
        Check.Equal(0, await ReadAsync(f, member, first.Dialog), "the read mark in the dialog that came later");
    }

    private static async Task OperatorReadOnlyGrows(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var dialog = await project.BeginAsync();
        Check.Equal(0, await ReadAsync(f, member, dialog), "the read mark of an operator who has read nothing");
        foreach (var (given, expected) in new[] { (3L, 3L), (2L, 3L), (7L, 7L), (7L, 7L), (0L, 7L) })
        {
            await MergeAsync(f, dialog, DialogMarks.None, ReadOf(member, given));
            Check.Equal(expected, await ReadAsync(f, member, dialog), "the read mark");
        }

        await MergeAsync(f, dialog, SomeMarks[0]);
        Check.Equal(7, await ReadAsync(f, member, dialog), "the read mark after a merge without one");
    }

    private static async Task OperatorReadsAreApart(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (first, second) = (await project.AddMemberAsync(), await project.AddMemberAsync());
        var (dialog, other) = (await project.BeginAsync(), await project.BeginAsync());
        await MergeAsync(f, dialog, DialogMarks.None, ReadOf(first, 5));
        await MergeAsync(f, dialog, DialogMarks.None, ReadOf(second, 3));
        await MergeAsync(f, other, DialogMarks.None, ReadOf(first, 1));
        long[] read =
        [
            await ReadAsync(f, first, dialog),
            await ReadAsync(f, second, dialog),
            await ReadAsync(f, first, other),
            await ReadAsync(f, second, other),
        ];
        Check.Sequence([5, 3, 1, 0], read, "the read marks");
    }

    private static async Task OperatorReadsMergeInParallel(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var (first, second) = (await project.AddMemberAsync(), await project.AddMemberAsync());
        var dialog = await project.BeginAsync();
        await Together.RunAsync(32, number =>
            MergeAsync(f, dialog, DialogMarks.None, ReadOf(number % 2 == 0 ? first : second, number ^ 12)));
        Check.Equal((30L, 31L), (await ReadAsync(f, first, dialog), await ReadAsync(f, second, dialog)), "the read marks");
    }

    private static async Task MarksChangeNothingElse(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        await MergeAsync(f, dialog, Greatest, ReadOf(await project.AddMemberAsync(), 1));
        Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog");
        Check.Equal(1, (await f.Storage.Log.ReadAfterAsync(project.Id, dialog.Id, 0, 10, f.Token)).Count, "the number of events");
        await project.SayAsync(dialog);
    }

    private static async Task CommitLeavesTheMarks(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var dialog = await project.BeginAsync();
        await MergeAsync(f, dialog, Greatest, ReadOf(member, 1));
        dialog = await project.CommitAsync(f.Make.Close(await project.AnswerAsync(dialog, member)));
        Check.Equal(Greatest, await FindAsync(f, dialog), "the marks");
        Check.Equal(1, await ReadAsync(f, member, dialog), "the read mark");
    }

    private static OperatorRead ReadOf(Member member, long count) => new() { Member = member.Id, ClientMessages = count };

    private static async Task<long> ReadAsync(StoreFixture f, Member member, Dialog dialog) =>
        Check.Found(await f.Storage.Desk.FindAsync(member, dialog.Id, f.Token), "the row").ReadClientMessages;

    private static ValueTask<DialogMarks> FindAsync(StoreFixture f, Dialog dialog) =>
        f.Storage.Marks.FindAsync(dialog.Project, dialog.Id, f.Token);

    private static Task MergeAsync(StoreFixture f, Dialog dialog, DialogMarks marks, OperatorRead? read = null) =>
        f.Storage.Marks.MergeAsync(dialog.Project, dialog.Id, marks, read, f.Token).AsTask();
}
