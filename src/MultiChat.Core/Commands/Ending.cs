using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Sources;

namespace MultiChat.Commands;

/// <summary>A visitor ends their chat (rule D13). What they had not seen yet keeps it open.</summary>
internal sealed class Ending(DialogWalk walk, RandomSource chance)
{
    /// <param name="me">The visitor.</param>
    /// <param name="seq">The number of the last message that they have seen: a retry that comes late ends no chat that was begun since.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask RunAsync(VisitorActor me, long seq, CancellationToken cancellation) => await walk.RunAsync(
        "end",
        me,
        (known, now) =>
        {
            var dialog = known ?? throw Refusal.NotFound();
            if (dialog.Status == DialogStatus.Archived)
            {
                return ValueTask.FromResult(new Decision<Dialog>(dialog, Commit: null));
            }

            if (dialog.MessageSeq != seq)
            {
                throw new Refusal(RefusalCode.Changed, "Another message has come since.")
                {
                    Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["version"] = dialog.MessageSeq },
                };
            }

            var change = new DialogChange(dialog, now, chance).CloseForClient();
            return ValueTask.FromResult(new Decision<Dialog>(change.Next, change.ToCommit()));
        },
        cancellation);
}
