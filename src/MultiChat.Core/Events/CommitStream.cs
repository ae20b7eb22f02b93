using MultiChat.Dialogs;

namespace MultiChat.Events;

/// <summary>Tells this host's listeners, in commit order per dialog, that there is something to look at. Listeners return at once.</summary>
internal sealed class CommitStream(LastCommits last)
{
    /// <summary>Raised when a dialog may have moved in a way that only the store knows: on another host, or by a commit of unknown outcome.</summary>
    public event Action<Dialog>? Hinted;

    /// <summary>Raised for each commit, once.</summary>
    public event Action<DialogCommit>? Committed;

    public void Publish(DialogCommit commit, Place before)
    {
        last.Keep(new LastCommit(commit, before));
        Committed?.Invoke(commit);
    }

    public void Look(Dialog dialog) => Hinted?.Invoke(dialog);
}
