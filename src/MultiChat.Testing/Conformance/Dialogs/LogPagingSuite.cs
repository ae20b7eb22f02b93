using MultiChat.Dialogs;
using MultiChat.Events;

namespace MultiChat.Testing.Conformance.Dialogs;

/// <summary>Reading a dialog's log in parts.</summary>
internal sealed class LogPagingSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("Reading after a number is exclusive, ascending, and ends at the limit.", ReadingAfterIsExclusiveAndLimited),
        Case("Reading before a number is exclusive, gives the last ones, ascending.", ReadingBeforeIsExclusiveAndGivesTheLast),
        Case("Numbers outside of the log are legal bounds.", BoundsMayLieOutsideTheLog),
        Case("Pages forward joined are the whole log.", PagesForwardAreTheWhole),
        Case("Pages backward joined are the whole log.", PagesBackwardAreTheWhole),
        Case("Paging forward while rows arrive neither repeats nor skips.", PagingForwardWhileRowsArrive),
        Case("Paging backward while rows arrive neither repeats nor skips.", PagingBackwardWhileRowsArrive),
    ];

    private static async Task ReadingAfterIsExclusiveAndLimited(StoreFixture f)
    {
        var dialog = await LongAsync(f, 10);
        await NumbersAsync(AfterAsync(f, dialog, 0, 100), 1, 10);
        await NumbersAsync(AfterAsync(f, dialog, 0, 3), 1, 3);
        await NumbersAsync(AfterAsync(f, dialog, 4, 3), 5, 7);
        await NumbersAsync(AfterAsync(f, dialog, 9, 3), 10, 10);
        await NumbersAsync(AfterAsync(f, dialog, 9, 1), 10, 10);
        await NumbersAsync(AfterAsync(f, dialog, 10, 3), 1, 0);
    }

    private static async Task ReadingBeforeIsExclusiveAndGivesTheLast(StoreFixture f)
    {
        var dialog = await LongAsync(f, 10);
        await NumbersAsync(BeforeAsync(f, dialog, 11, 100), 1, 10);
        await NumbersAsync(BeforeAsync(f, dialog, 11, 3), 8, 10);
        await NumbersAsync(BeforeAsync(f, dialog, 5, 3), 2, 4);
        await NumbersAsync(BeforeAsync(f, dialog, 3, 3), 1, 2);
        await NumbersAsync(BeforeAsync(f, dialog, 2, 1), 1, 1);
        await NumbersAsync(BeforeAsync(f, dialog, 1, 3), 1, 0);
    }

    private static async Task BoundsMayLieOutsideTheLog(StoreFixture f)
    {
        var dialog = await LongAsync(f, 4);
        await NumbersAsync(AfterAsync(f, dialog, -5, 10), 1, 4);
        await NumbersAsync(AfterAsync(f, dialog, 1_000, 10), 1, 0);
        await NumbersAsync(AfterAsync(f, dialog, long.MaxValue, 10), 1, 0);
        await NumbersAsync(BeforeAsync(f, dialog, long.MaxValue, 2), 3, 4);
        await NumbersAsync(BeforeAsync(f, dialog, 0, 10), 1, 0);
        await NumbersAsync(BeforeAsync(f, dialog, -5, 10), 1, 0);
    }

    private static async Task PagesForwardAreTheWhole(StoreFixture f)
    {
        var dialog = await LongAsync(f, 23);
        var whole = await AfterAsync(f, dialog, 0, 100);
        foreach (var size in new[] { 1, 5, 22, 23 })
        {
            var joined = new List<LogItem>();
            while (await AfterAsync(f, dialog, joined.Count, size) is { Count: > 0 } page)
            {
                joined.AddRange(page);
                Check.That(joined.Count <= whole.Count, "the pages end");
            }

            joined.CheckLike(whole, $"the log in pages of {size}");
        }
    }

    private static async Task PagesBackwardAreTheWhole(StoreFixture f)
    {
        var dialog = await LongAsync(f, 23);
        var whole = await AfterAsync(f, dialog, 0, 100);
        foreach (var size in new[] { 1, 5, 22, 23 })
        {
            var joined = new List<LogItem>();
            while (await BeforeAsync(f, dialog, 24 - joined.Count, size) is { Count: > 0 } page)
            {
                joined.InsertRange(0, page);
                Check.That(joined.Count <= whole.Count, "the pages end");
            }

            joined.CheckLike(whole, $"the log in pages of {size} from its end");
        }
    }

    private static async Task PagingForwardWhileRowsArrive(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var writing = WriteAsync(project, dialog, 100);
        var read = new List<long>();
        while (read.Count < 101)
        {
            read.AddRange((await AfterAsync(f, dialog, read.Count, 7)).Select(item => item.Entry.EventSeq));
            Check.That(!writing.IsFaulted, "the writer gets on");
            f.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await writing;
        Check.Sequence(Enumerable.Range(1, 101).Select(number => (long)number), read, "the numbers read");
    }

    private static async Task PagingBackwardWhileRowsArrive(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        for (var i = 0; i < 50; i++)
        {
            dialog = await project.SayAsync(dialog);
        }

        var writing = WriteAsync(project, dialog, 50);
        var read = new List<long>();
        while (await BeforeAsync(f, dialog, read.Count == 0 ? 52 : read[0], 7) is { Count: > 0 } page)
        {
            read.InsertRange(0, page.Select(item => item.Entry.EventSeq));
            Check.That(read.Count <= 51, "the pages end");
            await Task.Yield();
        }

        await writing;
        Check.Sequence(Enumerable.Range(1, 51).Select(number => (long)number), read, "the numbers read");
    }

    private static async Task<Dialog> LongAsync(StoreFixture f, int events)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        await project.BeginAsync();
        while (dialog.EventSeq < events)
        {
            dialog = await project.CommitAsync(dialog.EventSeq % 3 == 2 ? f.Make.HandOver(dialog, group: null) : f.Make.Say(dialog));
        }

        return dialog;
    }

    private static Task WriteAsync(StoreProject project, Dialog dialog, int count) => Task.Run(async () =>
    {
        for (var i = 0; i < count; i++)
        {
            dialog = await project.SayAsync(dialog);
        }
    });

    private static async Task NumbersAsync(Task<IReadOnlyList<LogItem>> reading, int first, int last) => Check.Sequence(
        Enumerable.Range(first, last - first + 1).Select(number => (long)number),
        (await reading).Select(item => item.Entry.EventSeq),
        "the numbers read");

    private static Task<IReadOnlyList<LogItem>> AfterAsync(StoreFixture f, Dialog dialog, long after, int limit) =>
        f.Storage.Log.ReadAfterAsync(dialog.Project, dialog.Id, after, limit, f.Token).AsTask();

    private static Task<IReadOnlyList<LogItem>> BeforeAsync(StoreFixture f, Dialog dialog, long before, int limit) =>
        f.Storage.Log.ReadBeforeAsync(dialog.Project, dialog.Id, before, limit, f.Token).AsTask();
}
