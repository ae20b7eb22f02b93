using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Team;

namespace MultiChat.Testing.Conformance.Messages;

/// <summary>Notes: events that carry their own text, once per author and id. A log without <see cref="INoteBook"/> has nothing to show.</summary>
internal sealed class NoteSuite : StoreSuite
{
    public override IReadOnlyList<StoreCase> Cases =>
    [
        Case("A note is found by its author and id, with its dialog and entry.", NoteIsFoundByItsKey),
        Case("An unknown note is not found: another author's, another project's, or none.", UnknownNoteIsNotFound),
        Case("A second note of the same author and id is lost, in whichever dialog.", SecondNoteOfAKeyIsLost),
        Case("Another author's note of the same id is kept.", KeyIsTheAuthorsOwn),
        Case("A note is no message: it is found under no message's id.", NoteIsNoMessage),
    ];

    private static async Task NoteIsFoundByItsKey(StoreFixture f)
    {
        if (f.Storage.Log is not INoteBook book)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var note = Note(f, text: "Просит скидку \"\u2028\n\t😀 \\");
        var commit = Take(f, dialog, note);
        await project.CommitAsync(commit);
        var found = await FindAsync(f, book, dialog, note);
        Check.Equal(new KeptNote { Dialog = dialog.Id, Entry = commit.Events[0] }, found, "the note");
        var log = await f.Storage.Log.ReadAfterAsync(project.Id, dialog.Id, dialog.EventSeq, 10, f.Token);
        Check.Equal(commit.Events[0], log.Single().Entry, "the event in the log");
    }

    private static async Task UnknownNoteIsNotFound(StoreFixture f)
    {
        if (f.Storage.Log is not INoteBook book)
        {
            return;
        }

        var (project, other) = (await f.AddProjectAsync(), await f.AddProjectAsync());
        var (dialog, elsewhere) = (await project.BeginAsync(), await other.BeginAsync());
        var note = Note(f);
        await project.CommitAsync(Take(f, dialog, note));
        Check.Nothing(await FindAsync(f, book, elsewhere, note), "a note of another project");
        Check.Nothing(await FindAsync(f, book, dialog, note with { By = new MemberId(f.NextId()) }), "a note of another author");
        Check.Nothing(await FindAsync(f, book, dialog, note with { Id = new NoteId(f.NextId()) }), "a note of another id");
    }

    private static async Task SecondNoteOfAKeyIsLost(StoreFixture f)
    {
        if (f.Storage.Log is not INoteBook book)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        var (first, second) = (await project.BeginAsync(), await project.BeginAsync());
        var note = Note(f);
        var noted = await project.CommitAsync(Take(f, first, note));
        foreach (var dialog in new[] { noted, second })
        {
            var outcome = await f.Storage.Dialogs.CommitAsync(Take(f, dialog, note with { Body = MessageBody.Kept("Другое") }), f.Token);
            Check.Equal(CommitOutcome.Lost, outcome, "the outcome of a second note under the key");
            Check.Equal(dialog, await project.LoadAsync(dialog.Id), "the dialog after it");
        }

        Check.Equal(first.Id, (await FindAsync(f, book, first, note))?.Dialog, "the dialog of the note");
    }

    private static async Task KeyIsTheAuthorsOwn(StoreFixture f)
    {
        if (f.Storage.Log is not INoteBook book)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var note = Note(f);
        var others = note with { By = new MemberId(f.NextId()) };
        dialog = await project.CommitAsync(Take(f, dialog, note));
        await project.CommitAsync(Take(f, dialog, others));
        Check.Equal(others, (await FindAsync(f, book, dialog, others))?.Entry.Event, "the other's note");
    }

    private static async Task NoteIsNoMessage(StoreFixture f)
    {
        if (f.Storage.Log is not INoteBook book)
        {
            return;
        }

        var project = await f.AddProjectAsync();
        var dialog = await project.BeginAsync();
        var note = Note(f);
        await project.CommitAsync(Take(f, dialog, note));
        var id = new MessageId(note.Id.Value);
        Check.Nothing(await f.Storage.Messages.FindAsync(project.Id, dialog.Id, id, f.Token), "a message of the note's id");
        Check.Nothing(await f.Storage.Messages.FindByKeyAsync(project.Id, Author.Of(note.By), id, f.Token), "a message of the note's key");
    }

    private static NoteTaken Note(StoreFixture f, string text = "Звонил вчера") =>
        new() { By = new MemberId(f.NextId()), Id = new NoteId(f.NextId()), Body = MessageBody.Kept(text) };

    private static DialogCommit Take(StoreFixture f, Dialog dialog, NoteTaken note) => f.Make.Change(dialog, note, static same => same);

    private static async Task<KeptNote?> FindAsync(StoreFixture f, INoteBook book, Dialog dialog, NoteTaken note) =>
        await book.FindNoteAsync(dialog.Project, note.By, note.Id, f.Token);
}
