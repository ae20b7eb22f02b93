using MultiChat.Dialogs;
using MultiChat.Events;

namespace MultiChat.Testing.Conformance.Dialogs;

/// <summary>What a dialog's log holds.</summary>
internal sealed class DialogLogSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("An unknown dialog has no items.", UnknownDialogHasNoItems),
        Case("Events are kept as committed: number, tag, time, kind, version, message, data.", EventsAreKeptAsCommitted),
        Case("After an edit both events come with the message at its current text.", EditedTextIsJoinedEverywhere),
        Case("An event that names no message comes without one.", EventWithoutMessageComesAlone),
        Case("What was read is not changed by later writes.", ReadItemsDoNotChange),
    ];

    private static async Task UnknownDialogHasNoItems(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var unknown = new DialogId(f.NextId());
        Check.Equal(0, (await f.Storage.Log.ReadAfterAsync(project.Id, unknown, 0, 10, f.Token)).Count, "the number of items after 0");
        Check.Equal(0, (await f.Storage.Log.ReadBeforeAsync(project.Id, unknown, 10, 10, f.Token)).Count, "the number of items before 10");
    }

    private static async Task EventsAreKeptAsCommitted(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var commit = f.Make.Close(dialog);
        var entry = commit.Events[0] with
        {
            Event = new UnknownEvent(new EventKind("somethingNew"), 7, message: 1, """{"by":"Ёлка \"\u2028 😀","n":[1,2.50,null],  "b":true}"""),
        };
        await project.CommitAsync(commit with { Events = [entry] });
        Check.Equal(entry, (await AfterAsync(f, dialog, 1, 10)).Single().Entry, "the event");
    }

    private static async Task EditedTextIsJoinedEverywhere(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync("Было");
        var edited = f.Make.Edit(dialog, await project.LoadAsync(dialog.Id, 1), "Стало");
        await project.CommitAsync(edited);
        foreach (var item in await AfterAsync(f, dialog, 0, 10))
        {
            item.Message.CheckLike(edited.Edited, $"the message of event {item.Entry.EventSeq}");
        }

        foreach (var item in await BeforeAsync(f, dialog, 3, 10))
        {
            item.Message.CheckLike(edited.Edited, $"the message of event {item.Entry.EventSeq}");
        }
    }

    private static async Task EventWithoutMessageComesAlone(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.CommitAsync(f.Make.Close(await project.BeginAsync()));
        var items = await AfterAsync(f, dialog, 0, 10);
        Check.That(items[0].Message is not null, "the first event has its message");
        items[1].Message.CheckLike(null, "the message of an event that names none");
    }

    private static async Task ReadItemsDoNotChange(StoreFixture f)
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync("Было");
        var before = await AfterAsync(f, dialog, 0, 10);
        await project.CommitAsync(f.Make.Edit(dialog, await project.LoadAsync(dialog.Id, 1), "Стало"));
        Check.Equal(2, (await AfterAsync(f, dialog, 0, 10)).Count, "the number of items read again");
        Check.Equal((1, "Было"), (before.Count, before[0].Message!.Text), "the items read before");
    }

    private static Task<IReadOnlyList<LogItem>> AfterAsync(StoreFixture f, Dialog dialog, long after, int limit) =>
        f.Storage.Log.ReadAfterAsync(dialog.Project, dialog.Id, after, limit, f.Token).AsTask();

    private static Task<IReadOnlyList<LogItem>> BeforeAsync(StoreFixture f, Dialog dialog, long before, int limit) =>
        f.Storage.Log.ReadBeforeAsync(dialog.Project, dialog.Id, before, limit, f.Token).AsTask();
}
