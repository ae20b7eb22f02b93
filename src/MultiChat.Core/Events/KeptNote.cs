using MultiChat.Dialogs;

namespace MultiChat.Events;

/// <summary>A note where it stands.</summary>
public sealed record KeptNote
{
    /// <summary>The dialog.</summary>
    public required DialogId Dialog { get; init; }

    /// <summary>The entry of the dialog's log, whose event is a <see cref="NoteTaken"/>.</summary>
    public required LogEntry Entry { get; init; }
}
