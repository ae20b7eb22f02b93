namespace MultiChat.Dialogs;

/// <summary>Whether a dialog is worked on.</summary>
public enum DialogStatus
{
    /// <summary>In Mine or Common.</summary>
    Open,
    /// <summary>In the Archive; readable, writing needs reopening (rule D6).</summary>
    Archived,
}
