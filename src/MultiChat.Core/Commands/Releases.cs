using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Commands;

/// <summary>What releasing dialogs commits: said while a store asks inside its transaction, published after it.</summary>
/// <param name="outbox">Says whom it tells outside.</param>
/// <param name="commits">Where they are published.</param>
/// <param name="chance">Where tags come from.</param>
/// <param name="now">When.</param>
/// <param name="by">Who causes it, or null for the host's own code.</param>
internal sealed class Releases(OutboxFilling outbox, CommitStream commits, RandomSource chance, Instant now, MemberId? by)
{
    private readonly Dictionary<DialogId, Place> _before = [];

    /// <summary>What releasing a dialog commits.</summary>
    public DialogCommit Of(Dialog dialog)
    {
        _before[dialog.Id] = dialog.Place;
        return outbox.Fill(Of(dialog, Instant.Max(now, dialog.LastAt), chance, by));
    }

    public void Publish(IReadOnlyList<DialogCommit> released)
    {
        foreach (var commit in released)
        {
            commits.Publish(commit, _before[commit.Dialog.Id]);
        }
    }

    /// <summary>As above, where the walk fills the outbox.</summary>
    public static DialogCommit Of(Dialog dialog, Instant now, RandomSource chance, MemberId? by) =>
        new DialogChange(dialog, now, chance).Dismiss(by).ToCommit();
}
