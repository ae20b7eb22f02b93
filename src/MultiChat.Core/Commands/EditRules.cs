using MultiChat.Channels;
using MultiChat.Dialogs;
using MultiChat.Messages;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Commands;

/// <summary>The one rule of editing (rules E1, E2, E4), with two faces: pages ask, the command throws.</summary>
public static class EditRules
{
    /// <summary>Why the operator may not edit the message now, or null where they may.</summary>
    /// <param name="message">The message.</param>
    /// <param name="dialog">Its dialog.</param>
    /// <param name="abilities">What the dialog's channel can do.</param>
    /// <param name="me">Who wants to edit.</param>
    /// <param name="now">The server's clock; the age is counted from acceptance, and neither a resend nor an edit restarts it.</param>
    /// <param name="window">The age at which editing ends; at exactly this age it is refused.</param>
    public static Refusal? WhyNotEdit(
        this Message message, Dialog dialog, ChannelAbilities abilities, MemberId me, Instant now, Duration window)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(dialog);
        ArgumentNullException.ThrowIfNull(abilities);
        if (message.Author != Author.Of(me))
        {
            return new Refusal(RefusalCode.NotAuthor, "Only the author edits a message.");
        }

        if (!abilities.CanRevise)
        {
            return new Refusal(RefusalCode.ChannelCannotEdit, "The dialog's channel cannot show a changed text.");
        }

        if (dialog.Status == DialogStatus.Archived)
        {
            return new Refusal(RefusalCode.DialogArchived, "Nothing is edited in the archive.");
        }

        return now - message.AcceptedAt >= window
            ? new Refusal(RefusalCode.EditWindowOver, "The time for editing is over.")
            : null;
    }
}
