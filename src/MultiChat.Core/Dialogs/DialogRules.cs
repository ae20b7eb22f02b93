using MultiChat.Team;

namespace MultiChat.Dialogs;

/// <summary>The conditions that several commands share.</summary>
internal static class DialogRules
{
    /// <exception cref="Refusal"><see cref="RefusalCode.DialogArchived"/>.</exception>
    public static void ThrowUnlessOpen(Dialog dialog)
    {
        if (dialog.Status == DialogStatus.Archived)
        {
            throw new Refusal(RefusalCode.DialogArchived, "The dialog is in the archive; reopen it first.");
        }
    }

    /// <summary>A command carries the responsible it saw; if that changed, it is refused and told who (rule D5).</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.ResponsibleChanged"/>.</exception>
    public static void ThrowUnlessResponsibleIs(MemberId? seen, Dialog dialog, ProjectTeam team)
    {
        if (dialog.Responsible == seen)
        {
            return;
        }

        object? responsible = dialog.Responsible is { } id ? new ResponsibleName { Id = id, Name = team.NameOf(id) } : null;
        throw new Refusal(RefusalCode.ResponsibleChanged, "Another operator is responsible than the one this command saw.")
        {
            Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["responsible"] = responsible },
        };
    }

    /// <summary>A command that undoes carries the version after the command it undoes.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.Changed"/>.</exception>
    public static void ThrowUnlessVersionIs(long? expected, Dialog dialog)
    {
        if (expected is { } version && version != dialog.EventSeq)
        {
            throw new Refusal(RefusalCode.Changed, "Something else happened in the dialog since.")
            {
                Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["version"] = dialog.EventSeq },
            };
        }
    }
}
