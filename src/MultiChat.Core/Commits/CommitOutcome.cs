namespace MultiChat.Commits;

/// <summary>What became of a commit.</summary>
public enum CommitOutcome
{
    /// <summary>Everything is durable.</summary>
    Committed,
    /// <summary>
    /// Nothing was written: the dialog moved on, or a dialog, message key or generated name exists already. Load and decide again.
    /// </summary>
    Lost,
    /// <summary>
    /// Nothing was written: a member of <see cref="DialogCommit.RestsOn"/> has another security version. Load the team and decide again.
    /// </summary>
    RightsChanged,
}
