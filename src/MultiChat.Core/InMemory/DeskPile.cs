using MultiChat.Dialogs;
using MultiChat.Team;

namespace MultiChat.InMemory;

/// <summary>What sections ask of a dialog. Dialogs of one pile are in the same section for any one operator.</summary>
internal readonly record struct DeskPile(DialogStatus Status, MemberId? Responsible, GroupId? Group)
{
    /// <summary>The pile of a dialog.</summary>
    public static DeskPile Of(Dialog dialog) => dialog switch
    {
        { Status: DialogStatus.Archived } => new(DialogStatus.Archived, Responsible: null, Group: null),
        { Responsible: { } responsible } => new(DialogStatus.Open, responsible, Group: null),
        _ => new(DialogStatus.Open, Responsible: null, dialog.Group),
    };
}
