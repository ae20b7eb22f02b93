using System.Collections.Concurrent;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Messages;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with reading messages and logs.</summary>
internal static class ReadingMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        In("lists revisions newest first", "MessageStore.RevisionsAreAllTheTexts", inner => new Revisions(inner, all => [.. all.Reverse()])),
        In("forgets earlier texts", "MessageStore.RevisionsAreAllTheTexts", inner => new Revisions(inner, all => [.. all.TakeLast(1)])),
        In("knows of no answers", "MessageStore.AnswersSinceAreThoseOfMembers", (IMessageStore _) => new NoAnswers()),
        In("lists the last answers and not the first", "MessageStore.AnswersSinceAreOfAllDialogsInOrder", inner => new LastAnswers(inner)),
        In("finds a key whoever asks", "MessageStore.ForeignKeysFindNothing", inner => new AnyAuthor(inner)),
        In("finds a message in any dialog", "MessageStore.ForeignKeysFindNothing", inner => new AnyDialog(inner)),
        In("reads from the number and not after it", "LogPaging.ReadingAfterIsExclusiveAndLimited", inner => new After(inner, after => after - 1)),
        In("doubles at the borders of slices", "LogPaging.PagesForwardAreTheWhole", inner => new After(inner, after => after > 1 ? after - 1 : after)),
        In("skips at the borders of slices", "LogPaging.PagesForwardAreTheWhole", inner => new After(inner, after => after > 0 ? after + 1 : after)),
        In("reads back the first and not the last", "LogPaging.ReadingBeforeIsExclusiveAndGivesTheLast", inner => new FirstBefore(inner)),
        In("joins messages without their edits", "DialogLog.EditedTextIsJoinedEverywhere", inner => new WithoutEdits(inner)),
        In("hands out a buffer that it uses again", "DialogLog.ReadItemsDoNotChange", inner => new OneBuffer(inner)),
        new(
            "takes a global number for the cursor",
            "LogPaging.ReadingAfterIsExclusiveAndLimited",
            storage => GlobalNumbers.Of(storage)),
        new("leaves a hole where a commit lost", "LostRace.LostCommitTakesNothing", storage => Holes.Of(storage)),
    ];

    private static Mistake In(string name, string rejectedBy, Func<IMessageStore, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Messages)] = spoil(storage.Messages) });

    private static Mistake In(string name, string rejectedBy, Func<IDialogLog, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Log)] = spoil(storage.Log) });

    private sealed class Revisions(
        IMessageStore inner, Func<IReadOnlyList<MessageRevision>, IReadOnlyList<MessageRevision>> spoil)
    {
        public async ValueTask<IReadOnlyList<MessageRevision>> ListRevisionsAsync(
            ProjectId project, DialogId dialog, MessageId id, CancellationToken cancellation) =>
            spoil(await inner.ListRevisionsAsync(project, dialog, id, cancellation));
    }

    private sealed class NoAnswers
    {
        public static ValueTask<IReadOnlyList<Message>> ListAnswersSinceAsync(
            ProjectId project, Instant since, int limit, CancellationToken cancellation) => new((IReadOnlyList<Message>)[]);
    }

    private sealed class LastAnswers(IMessageStore inner)
    {
        public async ValueTask<IReadOnlyList<Message>> ListAnswersSinceAsync(
            ProjectId project, Instant since, int limit, CancellationToken cancellation) =>
            [.. (await inner.ListAnswersSinceAsync(project, since, int.MaxValue, cancellation)).TakeLast(limit)];
    }

    private sealed class AnyAuthor(IMessageStore inner)
    {
        private Message? _last;

        public async ValueTask<Message?> FindByKeyAsync(
            ProjectId project, Author author, MessageId id, CancellationToken cancellation) =>
            await inner.FindByKeyAsync(project, author, id, cancellation) ?? (_last?.Id == id ? _last : null);

        public async ValueTask<Message?> FindAsync(ProjectId project, DialogId dialog, long seq, CancellationToken cancellation) =>
            _last = await inner.FindAsync(project, dialog, seq, cancellation);
    }

    private sealed class AnyDialog(IMessageStore inner)
    {
        private Message? _last;

        public async ValueTask<Message?> FindAsync(
            ProjectId project, DialogId dialog, MessageId id, CancellationToken cancellation) =>
            await inner.FindAsync(project, dialog, id, cancellation) ?? (_last?.Id == id ? _last : null);

        public async ValueTask<Message?> FindAsync(ProjectId project, DialogId dialog, long seq, CancellationToken cancellation) =>
            _last = await inner.FindAsync(project, dialog, seq, cancellation);
    }

    private sealed class After(IDialogLog inner, Func<long, long> spoil)
    {
        public ValueTask<IReadOnlyList<LogItem>> ReadAfterAsync(
            ProjectId project, DialogId dialog, long after, int limit, CancellationToken cancellation) =>
            inner.ReadAfterAsync(project, dialog, spoil(after), limit, cancellation);
    }

    private sealed class FirstBefore(IDialogLog inner)
    {
        public async ValueTask<IReadOnlyList<LogItem>> ReadBeforeAsync(
            ProjectId project, DialogId dialog, long before, int limit, CancellationToken cancellation) =>
            [.. (await inner.ReadBeforeAsync(project, dialog, before, int.MaxValue, cancellation)).Take(limit)];
    }

    private sealed class WithoutEdits(IDialogLog inner)
    {
        public async ValueTask<IReadOnlyList<LogItem>> ReadAfterAsync(
            ProjectId project, DialogId dialog, long after, int limit, CancellationToken cancellation) =>
            [.. (await inner.ReadAfterAsync(project, dialog, after, limit, cancellation)).Select(item => item with
            {
                Message = item.Message is { } message ? message with { Revision = 0, EditedAt = null } : null,
            })];
    }

    private sealed class OneBuffer(IDialogLog inner)
    {
        private readonly List<LogItem> _buffer = [];

        public async ValueTask<IReadOnlyList<LogItem>> ReadAfterAsync(
            ProjectId project, DialogId dialog, long after, int limit, CancellationToken cancellation)
        {
            var items = await inner.ReadAfterAsync(project, dialog, after, limit, cancellation);
            _buffer.Clear();
            _buffer.AddRange(items);
            return _buffer;
        }
    }

    /// <summary>Numbers events as they come, over all dialogs, and reads after that number.</summary>
    private sealed class GlobalNumbers(IDialogStore inner)
    {
        private readonly ConcurrentDictionary<(DialogId, long), long> _numbers = new();
        private long _last;

        internal static ChatStorage Of(ChatStorage storage)
        {
            var numbers = new GlobalNumbers(storage.Dialogs);
            return new BrokenStorage(storage) { [nameof(ChatStorage.Dialogs)] = numbers, [nameof(ChatStorage.Log)] = new Reading(storage.Log, numbers) };
        }

        public async ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
        {
            var outcome = await inner.CommitAsync(commit, cancellation);
            foreach (var entry in commit.Events)
            {
                _numbers.TryAdd((commit.Dialog.Id, entry.EventSeq), Interlocked.Increment(ref _last));
            }

            return outcome;
        }

        private sealed class Reading(IDialogLog inner, GlobalNumbers numbers)
        {
            public async ValueTask<IReadOnlyList<LogItem>> ReadAfterAsync(
                ProjectId project, DialogId dialog, long after, int limit, CancellationToken cancellation) =>
                [.. (await inner.ReadAfterAsync(project, dialog, 0, int.MaxValue, cancellation))
                    .Where(item => numbers._numbers[(dialog, item.Entry.EventSeq)] > after)
                    .Take(limit)];
        }
    }

    /// <summary>Numbers come from a sequence that a lost commit has moved too.</summary>
    private sealed class Holes(IDialogStore inner)
    {
        private long _lost;

        internal static ChatStorage Of(ChatStorage storage)
        {
            var holes = new Holes(storage.Dialogs);
            return new BrokenStorage(storage) { [nameof(ChatStorage.Dialogs)] = holes, [nameof(ChatStorage.Log)] = new Reading(storage.Log, holes) };
        }

        public async ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
        {
            var outcome = await inner.CommitAsync(commit, cancellation);
            _lost += outcome == CommitOutcome.Lost ? 1 : 0;
            return outcome;
        }

        private sealed class Reading(IDialogLog inner, Holes holes)
        {
            public async ValueTask<IReadOnlyList<LogItem>> ReadAfterAsync(
                ProjectId project, DialogId dialog, long after, int limit, CancellationToken cancellation) =>
                [.. (await inner.ReadAfterAsync(project, dialog, after, limit, cancellation)).Select(item => item with
                {
                    Entry = item.Entry with { EventSeq = item.Entry.EventSeq + (item.Entry.EventSeq > 2 ? holes._lost : 0) },
                })];
        }
    }
}
