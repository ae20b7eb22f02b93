using System.Collections.Concurrent;
using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Projects;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with the one write and with finding dialogs.</summary>
internal static class CommitMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        In("answers before the write", "DialogStore.FirstMessageMakesEverything", inner => new WritesLater(inner)),
        In("takes a key without its author", "UniqueKey.SameIdOfAnotherAuthorElsewhereIsFree", inner => new KeyWithoutAuthor(inner)),
        In("knows a key in its dialog only", "UniqueKey.SameAuthorAndIdInAnotherDialogIsLost", inner => new KeyInOneDialog(inner)),
        In("ignores the expected event", "LostRace.StaleCommitIsLost", inner => new WithoutVersion(inner)),
        In("lets two takers win", "LostRace.OneOfManyTakersWins", inner => new WithoutVersion(inner)),
        In("says Committed although it lost", "LostRace.CommitToAMissingDialogIsLost", inner => new AlwaysCommitted(inner)),
        In("says Lost although it wrote", "MessageStore.EditChangesTheTextOnly", inner => new LosesEdits(inner)),
        In("says Lost where the caller is wrong", "MalformedCommit.HoleInTheMessages", inner => new HidesMistakes(inner)),
        In("drops what a commit may not change", "MalformedCommit.DialogOfAnotherVisitor", inner => new KeepsWhatStays(inner)),
        In("answers from a cache", "DialogStore.NextCommitReplacesTheState", inner => new Cached(inner)),
        In("finds a dialog on any channel", "DialogStore.DialogIsFoundByVisitorAndChannel", inner => new AnyChannel(inner)),
        In("mixes up dialogs of two projects", "TwoProjects.DialogsAndTheirVersions", inner => new OneProject(inner)),
    ];

    private static Mistake In(string name, string rejectedBy, Func<IDialogStore, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Dialogs)] = spoil(storage.Dialogs) });

    private sealed class WritesLater(IDialogStore inner)
    {
        private DialogCommit? _waiting;

        public async ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
        {
            if (Interlocked.Exchange(ref _waiting, commit) is { } earlier)
            {
                await inner.CommitAsync(earlier, cancellation);
            }

            return CommitOutcome.Committed;
        }
    }

    private sealed class KeyWithoutAuthor(IDialogStore inner)
    {
        private readonly ConcurrentDictionary<(ProjectId, MessageId), bool> _used = new();

        public async ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation) =>
            commit.Accepted is { } accepted && !_used.TryAdd((accepted.Project, accepted.Id), true)
                ? CommitOutcome.Lost
                : await inner.CommitAsync(commit, cancellation);
    }

    private sealed class KeyInOneDialog(IDialogStore inner)
    {
        public async ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
        {
            var outcome = await inner.CommitAsync(commit, cancellation);
            return outcome == CommitOutcome.Lost && commit.Accepted is { } accepted
                ? await inner.CommitAsync(commit with { Accepted = accepted with { Id = new MessageId(Guid.NewGuid()) } }, cancellation)
                : outcome;
        }
    }

    private sealed class WithoutVersion(IDialogStore inner)
    {
        public async ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
        {
            while (true)
            {
                var current = await inner.FindAsync(commit.Dialog.Project, commit.Dialog.Id, cancellation);
                var outcome = await inner.CommitAsync(current is null ? commit : Rebased(commit, current), cancellation);
                if (outcome == CommitOutcome.Committed || current is null)
                {
                    return outcome;
                }
            }
        }

        private static DialogCommit Rebased(DialogCommit commit, Dialog current)
        {
            var shift = current.EventSeq - commit.ExpectedEventSeq;
            var messages = current.MessageSeq + (commit.Accepted is null ? 0 : 1);
            return commit with
            {
                ExpectedEventSeq = current.EventSeq,
                Dialog = commit.Dialog with { EventSeq = commit.Dialog.EventSeq + shift, MessageSeq = messages },
                Events = [.. commit.Events.Select(entry => entry with { EventSeq = entry.EventSeq + shift })],
                Accepted = commit.Accepted is { } said ? said with { Seq = messages, EventSeq = said.EventSeq + shift } : null,
            };
        }
    }

    private sealed class AlwaysCommitted(IDialogStore inner)
    {
        public async ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
        {
            await inner.CommitAsync(commit, cancellation);
            return CommitOutcome.Committed;
        }
    }

    private sealed class LosesEdits(IDialogStore inner)
    {
        public async ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
        {
            var outcome = await inner.CommitAsync(commit, cancellation);
            return commit.Edited is null ? outcome : CommitOutcome.Lost;
        }
    }

    private sealed class HidesMistakes(IDialogStore inner)
    {
        public async ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
        {
            try
            {
                return await inner.CommitAsync(commit, cancellation);
            }
            catch (ArgumentException)
            {
                return CommitOutcome.Lost;
            }
        }
    }

    private sealed class KeepsWhatStays(IDialogStore inner)
    {
        public async ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
        {
            var current = await inner.FindAsync(commit.Dialog.Project, commit.Dialog.Id, cancellation) ?? commit.Dialog;
            var (visitor, client, site, channel) = (current.Visitor, current.Client, current.Site, current.Channel);
            return await inner.CommitAsync(
                commit with { Dialog = commit.Dialog with { Visitor = visitor, Client = client, Site = site, Channel = channel } }, cancellation);
        }
    }

    private sealed class Cached(IDialogStore inner)
    {
        private readonly ConcurrentDictionary<(ProjectId, DialogId), Dialog> _cache = new();

        public async ValueTask<Dialog?> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation) =>
            _cache.TryGetValue((project, dialog), out var known) ? known
            : await inner.FindAsync(project, dialog, cancellation) is { } found ? _cache.GetOrAdd((project, dialog), found)
            : null;
    }

    private sealed class AnyChannel(IDialogStore inner)
    {
        public ValueTask<Dialog?> FindByVisitorAsync(
            ProjectId project, VisitorId visitor, ChannelKind channel, CancellationToken cancellation) =>
            inner.FindByVisitorAsync(project, visitor, ChannelKind.Site, cancellation);
    }

    private sealed class OneProject(IDialogStore inner)
    {
        private readonly ConcurrentDictionary<DialogId, ProjectId> _projects = new();

        public ValueTask<Dialog?> FindAsync(ProjectId project, DialogId dialog, CancellationToken cancellation) =>
            inner.FindAsync(_projects.GetValueOrDefault(dialog, project), dialog, cancellation);

        public ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
        {
            _projects.TryAdd(commit.Dialog.Id, commit.Dialog.Project);
            return inner.CommitAsync(commit, cancellation);
        }
    }
}
