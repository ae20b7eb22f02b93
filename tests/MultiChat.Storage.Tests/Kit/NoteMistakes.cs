using System.Collections.Concurrent;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with notes.</summary>
internal static class NoteMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        In("forgets where a note stands", "Note.NoteIsFoundByItsKey", note => note with { Dialog = default }),
        In("cuts a note's text", "Note.NoteIsFoundByItsKey", note => note with { Entry = note.Entry with { Event = Cut((NoteTaken)note.Entry.Event) } }),
        new("finds notes by their id alone", "Note.UnknownNoteIsNotFound", ByIdAlone),
        new("keeps one note an id, whoever took it", "Note.KeyIsTheAuthorsOwn", ByIdAlone),
        new("takes a note twice", "Note.SecondNoteOfAKeyIsLost", storage => new BrokenStorage(storage) { [nameof(ChatStorage.Dialogs)] = new Renaming(storage.Dialogs) }),
        new("keeps notes among the messages", "Note.NoteIsNoMessage", storage => new BrokenStorage(storage) { [nameof(ChatStorage.Messages)] = new Mixed(storage.Messages) }),
    ];

    private static Mistake In(string name, string rejectedBy, Func<KeptNote, KeptNote> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Log)] = new Spoiled(storage.Log, spoil) });

    private static BrokenStorage ByIdAlone(ChatStorage storage)
    {
        var first = new ConcurrentDictionary<NoteId, MemberId>();
        return new BrokenStorage(storage) { [nameof(ChatStorage.Dialogs)] = new Watching(storage.Dialogs, first), [nameof(ChatStorage.Log)] = new WithoutAuthors(storage.Log, first) };
    }

    private static NoteTaken Cut(NoteTaken note) => note with { Body = MessageBody.Kept(note.Body.Text[..3]) };

    private sealed class Spoiled(IDialogLog inner, Func<KeptNote, KeptNote> spoil)
    {
        public async ValueTask<KeptNote?> FindNoteAsync(ProjectId project, MemberId by, NoteId id, CancellationToken cancellation) =>
            await ((INoteBook)inner).FindNoteAsync(project, by, id, cancellation) is { } note ? spoil(note) : null;
    }

    private sealed class WithoutAuthors(IDialogLog inner, ConcurrentDictionary<NoteId, MemberId> first)
    {
        public ValueTask<KeptNote?> FindNoteAsync(ProjectId project, MemberId by, NoteId id, CancellationToken cancellation) =>
            ((INoteBook)inner).FindNoteAsync(project, first.GetValueOrDefault(id, by), id, cancellation);
    }

    private sealed class Watching(IDialogStore inner, ConcurrentDictionary<NoteId, MemberId> first)
    {
        public ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
        {
            foreach (var note in commit.Events.Select(entry => entry.Event).OfType<NoteTaken>())
            {
                first.TryAdd(note.Id, note.By);
            }

            return inner.CommitAsync(commit, cancellation);
        }
    }

    private sealed class Renaming(IDialogStore inner)
    {
        public async ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation) =>
            await inner.CommitAsync(commit, cancellation) is CommitOutcome.Lost && commit.Events is [{ Event: NoteTaken note } entry]
                ? await inner.CommitAsync(
                    commit with { Events = [entry with { Event = note with { Id = new NoteId(Guid.CreateVersion7()) } }] }, cancellation)
                : CommitOutcome.Committed;
    }

    private sealed class Mixed(IMessageStore inner)
    {
        public async ValueTask<Message?> FindAsync(ProjectId project, DialogId dialog, MessageId id, CancellationToken cancellation) =>
            await inner.FindAsync(project, dialog, id, cancellation) ?? await inner.FindAsync(project, dialog, seq: 1, cancellation);
    }
}
