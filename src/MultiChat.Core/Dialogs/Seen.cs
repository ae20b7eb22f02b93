using MultiChat.Team;

namespace MultiChat.Dialogs;

/// <summary>What the one who gives a command saw of the dialog; if it changed, the command is refused (rule D5).</summary>
public sealed record Seen
{
    /// <summary>The responsible operator that was shown, or null for nobody.</summary>
    public required MemberId? Responsible { get; init; }

    /// <summary>The number of the last event, where nothing else may have happened since (an undo); or null.</summary>
    public long? Version { get; init; }
}
