using MultiChat.Dialogs;

namespace MultiChat.Commits;

/// <summary>Tells this host's listeners, in commit order per dialog, that there is something to look at. Listeners return at once.</summary>
internal sealed class CommitStream(LastCommits last)
{
    /// <summary>Raised when a dialog may have moved in a way that only the store knows: on another host, or by a commit of unknown outcome.</summary>
    public event Action<Dialog>? Hinted;

    /// <summary>Raised when a dialog has moved, here or on another host, and the last commits may say how.</summary>
    public event Action<Dialog>? Moved;

    /// <summary>Raised for each commit of this host, once.</summary>
    public event Action<DialogCommit>? Committed;

    public void Publish(DialogCommit commit, Place before)
    {
        Keep(LastCommit.Of(commit, before));
        Committed?.Invoke(commit);
    }

    /// <summary>Another host has told what it committed.</summary>
    public void Hear(LastCommit commit) => Keep(commit);

    public void Look(Dialog dialog) => Hinted?.Invoke(dialog);

    private void Keep(LastCommit commit)
    {
        last.Keep(commit);
        Moved?.Invoke(commit.Dialog);
    }
}
