using System.Collections.Concurrent;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with marks.</summary>
internal static class MarkMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        In("keeps the last mark and not the greatest", "MarkStore.MarksMergeInAnyOrder", _ => new LastMarks()),
        In("merges marks without a lock", "MarkStore.MarksMergeInParallel", _ => new LooseMarks()),
        In("keeps marks of dialogs that do not exist", "MarkStore.MarksOfAnUnknownDialogAreIgnored", _ => new LastMarks()),
        new("has one read mark for all operators", "MarkStore.OperatorReadsAreApart", OneReader.Of),
        new("lets an operator's read mark fall", "MarkStore.OperatorReadOnlyGrows", FallingReads.Of),
    ];

    private static Mistake In(string name, string rejectedBy, Func<IMarkStore, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Marks)] = spoil(storage.Marks) });

    private class LastMarks
    {
        protected ConcurrentDictionary<DialogId, DialogMarks> Kept { get; } = new();

        public ValueTask<DialogMarks> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation) =>
            new(Kept.GetValueOrDefault(dialog, DialogMarks.None));

        public virtual ValueTask MergeAsync(
            ProjectId project, DialogId dialog, DialogMarks marks, OperatorRead? read, CancellationToken cancellation)
        {
            Kept[dialog] = marks;
            return default;
        }
    }

    private sealed class LooseMarks : LastMarks
    {
        private readonly Gap _gap = new();

        public override async ValueTask MergeAsync(
            ProjectId project, DialogId dialog, DialogMarks marks, OperatorRead? read, CancellationToken cancellation)
        {
            var seen = Kept.GetValueOrDefault(dialog, DialogMarks.None);
            await _gap.PassAsync();
            Kept[dialog] = seen.Merge(marks);
        }
    }

    private sealed class OneReader(IMarkStore inner)
    {
        private static readonly MemberId Everybody = new(Guid.Empty);

        internal static ChatStorage Of(ChatStorage storage) =>
            new BrokenStorage(storage) { [nameof(ChatStorage.Marks)] = new OneReader(storage.Marks), [nameof(ChatStorage.Desk)] = new Rows(storage.Desk) };

        public ValueTask MergeAsync(
            ProjectId project, DialogId dialog, DialogMarks marks, OperatorRead? read, CancellationToken cancellation) =>
            inner.MergeAsync(project, dialog, marks, read is null ? null : read with { Member = Everybody }, cancellation);

        private sealed class Rows(IDeskIndex inner)
        {
            public ValueTask<DialogRow?> FindAsync(Member me, DialogId dialog, CancellationToken cancellation) =>
                inner.FindAsync(me with { Id = Everybody }, dialog, cancellation);
        }
    }

    private sealed class FallingReads(IMarkStore inner)
    {
        private readonly ConcurrentDictionary<(DialogId, MemberId), long> _reads = new();

        internal static ChatStorage Of(ChatStorage storage)
        {
            var marks = new FallingReads(storage.Marks);
            return new BrokenStorage(storage) { [nameof(ChatStorage.Marks)] = marks, [nameof(ChatStorage.Desk)] = new Rows(storage.Desk, marks) };
        }

        public ValueTask MergeAsync(
            ProjectId project, DialogId dialog, DialogMarks marks, OperatorRead? read, CancellationToken cancellation)
        {
            if (read is not null)
            {
                _reads[(dialog, read.Member)] = read.ClientMessages;
            }

            return inner.MergeAsync(project, dialog, marks, read, cancellation);
        }

        private sealed class Rows(IDeskIndex inner, FallingReads marks)
        {
            public async ValueTask<DialogRow?> FindAsync(Member me, DialogId dialog, CancellationToken cancellation) =>
                await inner.FindAsync(me, dialog, cancellation) is { } row
                    ? row with { ReadClientMessages = marks._reads.GetValueOrDefault((dialog, me.Id)) }
                    : null;
        }
    }
}
