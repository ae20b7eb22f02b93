using MultiChat.Dialogs;

namespace MultiChat.Events;

/// <summary>Tells this host's listeners, in commit order per dialog, that there is something to look at. Listeners return at once.</summary>
internal sealed class CommitStream
{
    /// <summary>Raised when a dialog may have moved.</summary>
    public event Action<Dialog>? Moved;

    /// <summary>Raised for each commit, once.</summary>
    public event Action<DialogCommit>? Committed;

    public void Publish(DialogCommit commit)
    {
        Moved?.Invoke(commit.Dialog);
        Committed?.Invoke(commit);
    }

    public void Look(Dialog dialog) => Moved?.Invoke(dialog);
}
