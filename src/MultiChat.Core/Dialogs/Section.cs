namespace MultiChat.Dialogs;

/// <summary>Where one operator sees a dialog.</summary>
public enum Section
{
    /// <summary>What is theirs to answer (rule D2).</summary>
    Mine,
    /// <summary>Everything else that is open (rule D3).</summary>
    Common,
    /// <summary>What is closed, for everybody (rule D6).</summary>
    Archive,
}
