using MultiChat.Team;

namespace MultiChat.Dialogs;

/// <summary>The one rule of sections (rules D1 to D3, D6): queries, live moves and tests all use it.</summary>
public static class Sections
{
    /// <summary>The section in which the operator sees the dialog.</summary>
    /// <param name="dialog">The dialog.</param>
    /// <param name="operator">The operator, of the same project.</param>
    public static Section SectionFor(this Dialog dialog, Member @operator)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        ArgumentNullException.ThrowIfNull(@operator);
        if (dialog.Status == DialogStatus.Archived)
        {
            return Section.Archive;
        }

        var mine = dialog.Responsible is { } responsible
            ? responsible == @operator.Id
            : dialog.Group is not { } group || @operator.Groups.Contains(group);
        return mine ? Section.Mine : Section.Common;
    }
}
