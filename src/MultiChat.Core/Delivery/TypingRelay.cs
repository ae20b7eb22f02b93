using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Hosts;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Delivery;

/// <summary>Passes on that somebody is typing (rule M9). Keeps nothing: a sign that gets lost is made good by the next.</summary>
internal sealed class TypingRelay(IDialogStore dialogs, LastCommits last, TeamDirectory teams)
{
    /// <summary>How long a sign is true where no other follows.</summary>
    public static readonly Duration Lifetime = Duration.FromSeconds(6);

    /// <summary>There is a sign to show, from wherever.</summary>
    public event Action<TypingSign> Seen = static _ => { };

    /// <summary>There is a sign that the other hosts do not know.</summary>
    public event Action<TypingSign> MadeHere = static _ => { };

    /// <summary>A visitor types in their dialog, or has stopped. Before the first message nobody sees it.</summary>
    public async ValueTask SayAsync(VisitorActor me, bool typing, CancellationToken cancellation)
    {
        if (await dialogs.FindByVisitorAsync(me.Project, me.Visitor, me.Channel, cancellation) is { } dialog)
        {
            Make(dialog, by: null, typing);
        }
    }

    /// <summary>An operator types an answer, or has stopped.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.NotFound"/> for an unknown dialog.</exception>
    public async ValueTask SayAsync(DeskActor me, DialogId id, bool typing, CancellationToken cancellation) =>
        Make(await dialogs.FindAsync(me.Project, id, cancellation) ?? throw Refusal.NotFound(), me.Member, typing);

    /// <summary>A sign of another host has come.</summary>
    public void Hear(TypingSign sign)
    {
        if (IsTrue(sign))
        {
            Seen(sign);
        }
    }

    private void Make(Dialog dialog, MemberId? by, bool typing)
    {
        var sign = new TypingSign
        {
            Project = dialog.Project, Dialog = dialog.Id, Visitor = dialog.Visitor, By = by, Typing = typing, MessageSeq = dialog.MessageSeq,
        };
        if (dialog.Status == DialogStatus.Open && IsTrue(sign))
        {
            Seen(sign);
            MadeHere(sign);
        }
    }

    /// <summary>Not where a message has come since, nor of somebody who is no operator any more.</summary>
    private bool IsTrue(TypingSign sign) =>
        !sign.Typing
        || (!(last.Find(sign.Project, sign.Dialog)?.Dialog.MessageSeq > sign.MessageSeq)
            && (sign.By is not { } member || teams.Find(sign.Project)?.FindMember(member) is { IsOperator: true }));
}
