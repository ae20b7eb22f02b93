namespace MultiChat.Dialogs;

/// <summary>What became of a commit.</summary>
public enum CommitOutcome
{
    /// <summary>Everything is durable.</summary>
    Committed,
    /// <summary>
    /// Nothing was written: the dialog moved on, or a dialog, message key or generated name exists already. Load and decide again.
    /// </summary>
    Lost,
}
