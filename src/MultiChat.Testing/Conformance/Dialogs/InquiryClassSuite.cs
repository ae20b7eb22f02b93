using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Dialogs;

/// <summary>The class of an inquiry, kept with the event that sets it (rule J1). Dialogs without <see cref="IInquiryBook"/> have nothing to show.</summary>
internal sealed class InquiryClassSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("An inquiry is found with its dialog, client, time and numbers, and has no class at first.", InquiryIsFound),
        Case("An unknown inquiry is not found: another project's, or none.", UnknownInquiryIsNotFound),
        Case("A class that is set is found, and another after it, and none where it is cleared.", ClassIsKept),
        Case("A row has the class of the dialog's own inquiry.", RowHasTheClass),
        Case("A new inquiry has no class, and the one before it keeps its own.", NewInquiryHasNone),
        Case("An earlier inquiry of the dialog can get a class.", EarlierInquiryGetsAClass),
        Case("The class of an inquiry of another dialog throws ArgumentException and changes nothing.", InquiryOfAnotherDialogIsRefused),
        Case("A commit that is lost sets no class.", LostCommitSetsNone),
    ];

    private static Task InquiryIsFound(StoreFixture f) => WithAsync(f, async book =>
    {
        var project = await f.AddProjectAsync();
        var first = f.Make.First(await project.AddVisitorAsync());
        await project.CommitAsync(first);
        var found = Check.Found(await book.FindInquiryAsync(project.Id, first.Dialog.Inquiry, f.Token), "the inquiry");
        Check.That(found.Number > 0, "the inquiry has a number");
        Check.Equal(first.NewInquiry! with { Number = found.Number, ClientNumber = 1 }, found, "the inquiry");
    });

    private static Task UnknownInquiryIsNotFound(StoreFixture f) => WithAsync(f, async book =>
    {
        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var dialog = await project.BeginAsync();
        Check.Nothing(await book.FindInquiryAsync(other.Id, dialog.Inquiry, f.Token), "an inquiry of another project");
        Check.Nothing(await book.FindInquiryAsync(project.Id, new InquiryId(f.NextId()), f.Token), "an inquiry that there is not");
    });

    private static Task ClassIsKept(StoreFixture f) => WithAsync(f, async book =>
    {
        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        foreach (var to in new ClassId?[] { New(f), New(f), null, New(f) })
        {
            var commit = f.Make.SetClass(dialog, dialog.Inquiry, to);
            dialog = await project.CommitAsync(commit);
            Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog after it");
            Check.Equal(to, (await book.FindInquiryAsync(project.Id, dialog.Inquiry, f.Token))?.Class, "the inquiry's class");
            var log = await f.Storage.Log.ReadAfterAsync(project.Id, dialog.Id, dialog.EventSeq - 1, 1, f.Token);
            Check.Equal(commit.Events[0], log.Single().Entry, "the event in the log");
        }
    });

    private static Task RowHasTheClass(StoreFixture f) => WithAsync(f, async _ =>
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var dialog = await project.BeginAsync();
        foreach (var to in new ClassId?[] { null, New(f), null })
        {
            dialog = await project.CommitAsync(f.Make.SetClass(dialog, dialog.Inquiry, to));
            var row = Check.Found(await f.Storage.Desk.FindAsync(member, dialog.Id, f.Token), "the row");
            Check.Equal((dialog, to), (row.Dialog, row.Class), "the row's dialog and class");
            var listed = await f.Storage.Desk.ListAsync(member, Section.Mine, after: null, 10, f.Token);
            Check.Equal(to, listed.Single().Class, "the class in the list");
        }
    });

    private static Task NewInquiryHasNone(StoreFixture f) => WithAsync(f, async book =>
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var dialog = await project.BeginAsync();
        var (first, to) = (dialog.Inquiry, New(f));
        dialog = await project.CommitAsync(f.Make.Close(await project.CommitAsync(f.Make.SetClass(dialog, first, to))));
        dialog = await project.CommitAsync(f.Make.Reopen(dialog));
        Check.Nothing((await book.FindInquiryAsync(project.Id, dialog.Inquiry, f.Token))?.Class, "the class of the new inquiry");
        Check.Nothing((await f.Storage.Desk.FindAsync(member, dialog.Id, f.Token))?.Class, "the class of the row");
        Check.Equal(to, (await book.FindInquiryAsync(project.Id, first, f.Token))?.Class, "the class of the inquiry before it");
    });

    private static Task EarlierInquiryGetsAClass(StoreFixture f) => WithAsync(f, async book =>
    {
        var project = await f.AddProjectAsync();
        var member = await project.AddMemberAsync();
        var begun = await project.BeginAsync();
        var dialog = await project.CommitAsync(f.Make.Reopen(await project.CommitAsync(f.Make.Close(begun))));
        var to = New(f);
        await project.CommitAsync(f.Make.SetClass(dialog, begun.Inquiry, to));
        Check.Equal(to, (await book.FindInquiryAsync(project.Id, begun.Inquiry, f.Token))?.Class, "the class of the earlier inquiry");
        Check.Nothing((await f.Storage.Desk.FindAsync(member, dialog.Id, f.Token))?.Class, "the class of the row");
    });

    private static Task InquiryOfAnotherDialogIsRefused(StoreFixture f) => WithAsync(f, async book =>
    {
        var project = await f.AddProjectAsync();
        var (dialog, other) = (await project.BeginAsync(), await project.BeginAsync());
        foreach (var inquiry in new[] { other.Inquiry, new InquiryId(f.NextId()) })
        {
            await Check.ThrowsAsync<ArgumentException>(
                () => project.TryAsync(f.Make.SetClass(dialog, inquiry, New(f))), "a class of an inquiry that is not the dialog's");
            Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog after it");
        }

        Check.Nothing((await book.FindInquiryAsync(project.Id, other.Inquiry, f.Token))?.Class, "the class of the other's inquiry");
    });

    private static Task LostCommitSetsNone(StoreFixture f) => WithAsync(f, async book =>
    {
        var project = await f.AddProjectAsync();
        var seen = await project.BeginAsync();
        await project.SayAsync(seen);
        Check.Equal(CommitOutcome.Lost, await project.TryAsync(f.Make.SetClass(seen, seen.Inquiry, New(f))), "the outcome of a stale version");
        Check.Nothing((await book.FindInquiryAsync(project.Id, seen.Inquiry, f.Token))?.Class, "the class after it");
    });

    private static ClassId New(StoreFixture f) => new(f.NextId());

    private static Task WithAsync(StoreFixture f, Func<IInquiryBook, Task> run) =>
        f.Storage.Dialogs is IInquiryBook book ? run(book) : Task.CompletedTask;
}
