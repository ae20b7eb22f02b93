using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Commands;

/// <summary>An operator leaves a note in an open dialog, for operators only (rule D12).</summary>
internal sealed class Noting(DialogWalk walk, INoteBook? notes, RandomSource chance)
{
    public ValueTask<LogEntry> RunAsync(Member me, DialogId dialogId, NoteId id, MessageBody body, CancellationToken cancellation)
    {
        var book = notes ?? throw new Refusal(RefusalCode.NotSupported, "The chat's storage keeps no notes.");
        var note = new NoteTaken { By = me.Id, Id = id, Body = body.AsKept };
        return walk.RunAsync(
            "note",
            me,
            dialogId,
            async (dialog, now) => await book.FindNoteAsync(me.Project, me.Id, id, cancellation) is { } earlier
                ? Repeat(earlier, dialogId, note)
                : Decide(dialog, note, now),
            cancellation,
            // An id that is known already does not commit again.
            guess: (dialog, now) => dialog.Status == DialogStatus.Open ? Decide(dialog, note, now) : null);
    }

    private Decision<LogEntry> Decide(Dialog dialog, NoteTaken note, Instant now)
    {
        DialogRules.ThrowUnlessOpen(dialog);
        var commit = new DialogChange(dialog, now, chance).Note(note).ToCommit();
        return new Decision<LogEntry>(commit.Events[0], commit);
    }

    /// <summary>The note under that id again, where it is the same; nothing is written.</summary>
    private static Decision<LogEntry> Repeat(KeptNote earlier, DialogId dialog, NoteTaken note) =>
        earlier.Dialog == dialog && earlier.Entry.Event.Equals(note)
            ? new Decision<LogEntry>(earlier.Entry, Commit: null)
            : throw new Refusal(RefusalCode.MessageConflict, "This note's id was used before with another content.");
}
