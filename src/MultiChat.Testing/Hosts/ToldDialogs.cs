using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Hosts;
using MultiChat.Projects;

namespace MultiChat.Testing.Hosts;

/// <summary>Dialogs whose commits are told to other hosts, each with the end of the log up to it.</summary>
internal sealed class ToldDialogs(IDialogStore inner, IDialogLog log, Action<HostNews> tell)
{
    public async ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
    {
        var outcome = await inner.CommitAsync(commit, cancellation);
        if (outcome == CommitOutcome.Committed)
        {
            tell(new HostNews.DialogCommitted(commit.Dialog, await EndOfAsync(commit)));
        }

        return outcome;
    }

    // The commit is written: it is told, whether its caller still waits or not.
    private async ValueTask<LogSlice> EndOfAsync(DialogCommit commit)
    {
        var (dialog, expected) = (commit.Dialog, commit.ExpectedEventSeq);
        var items = await log.ReadAfterAsync(dialog.Project, dialog.Id, expected - 1, commit.Events.Count + 1, CancellationToken.None);
        return new LogSlice
        {
            After = expected == 0 ? default : items[0].Entry.Place,
            UpTo = dialog.Place,
            Items = [.. items.SkipWhile(item => item.Entry.EventSeq <= expected).TakeWhile(item => item.Entry.EventSeq <= dialog.EventSeq)],
            More = false,
        };
    }
}
