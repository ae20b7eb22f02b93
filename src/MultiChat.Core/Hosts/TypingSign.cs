using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Team;

namespace MultiChat.Hosts;

/// <summary>That somebody is typing in a dialog, or has stopped (rule M9). Never stored, and never what they type.</summary>
public sealed record TypingSign
{
    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>The dialog.</summary>
    public required DialogId Dialog { get; init; }

    /// <summary>The dialog's visitor.</summary>
    public required VisitorId Visitor { get; init; }

    /// <summary>The operator who types; null where it is the visitor.</summary>
    public MemberId? By { get; init; }

    /// <summary>Whether they type; false once they have stopped.</summary>
    public required bool Typing { get; init; }

    /// <summary>The number of the dialog's last message at that moment: a later message overtakes the sign.</summary>
    public long MessageSeq { get; init; }
}
