using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Commands;

/// <summary>Operators move dialogs: take, hand over, let go, close, reopen (rules D5, D6).</summary>
internal sealed class Moving(DialogWalk walk, LogReader log, TeamDirectory teams, MarkBook marks, RandomSource chance)
{
    public ValueTask<Dialog> TakeAsync(Member me, DialogId id, Seen seen, CancellationToken cancellation) => RunAsync(
        "take", me, id, seen, DialogStatus.Open, change => change.Next.Responsible == me.Id ? throw AlreadyResponsible() : change.Take(me.Id), cancellation);

    public ValueTask<Dialog> HandOverAsync(Member me, DialogId id, MemberId to, Seen seen, CancellationToken cancellation)
    {
        ThrowUnlessOperator(me, to);
        return RunAsync(
            "hand_over",
            me,
            id,
            seen,
            DialogStatus.Open,
            change =>
            {
                // Once more with each attempt: their right may be gone since the last.
                ThrowUnlessOperator(me, to);
                return change.Next.Responsible == to ? throw AlreadyResponsible() : change.HandOver(me.Id, to);
            },
            cancellation);
    }

    public ValueTask<Dialog> HandOverAsync(Member me, DialogId id, GroupId to, Seen seen, CancellationToken cancellation) =>
        teams.Get(me.Project).Groups.Any(group => group.Id == to)
            ? RunAsync("hand_over", me, id, seen, DialogStatus.Open, change => change.HandOver(me.Id, to), cancellation)
            : throw Refusal.InvalidField("group", "There is no such group in the project.");

    public ValueTask<Dialog> LetGoAsync(Member me, DialogId id, Seen seen, CancellationToken cancellation) => RunAsync(
        "let_go",
        me,
        id,
        seen,
        DialogStatus.Open,
        change => change.Next.Responsible is null
            ? throw new Refusal(RefusalCode.NotResponsible, "Nobody is responsible for this dialog.")
            : change.LetGo(me.Id),
        cancellation);

    public ValueTask<Dialog> CloseAsync(Member me, DialogId id, Seen seen, CancellationToken cancellation) =>
        RunAsync("close", me, id, seen, DialogStatus.Open, change => change.Close(me.Id), cancellation);

    /// <summary>
    /// Soon after the closing a reopening takes it back, with what waited for an answer. The visitor never sees of it, unless a page has seen it already.
    /// </summary>
    public async ValueTask<Dialog> ReopenAsync(Member me, DialogId id, Seen seen, CancellationToken cancellation)
    {
        var shown = (await marks.FindAsync(me.Project, id, cancellation)).VisitorDelivered;
        return await walk.RunAsync(
            "reopen",
            me,
            id,
            async (dialog, now) =>
            {
                var change = Begin(dialog, now, seen, DialogStatus.Archived, me);
                var closing = change.CanTakeClosingBack ? await FindClosingAsync(dialog, cancellation) : null;
                // Whoever lost the right while it lay in the archive does not get it back with the dialog.
                var keepResponsible = dialog.Responsible is { } last && IsOperator(me, last);
                var isUnseen = closing is { Event: Closed { ByClient: false } } && shown < closing.EventSeq;
                change.Reopen(me.Id, undo: isUnseen, keepResponsible, closing?.Event as Closed);
                return new Decision<Dialog>(change.Next, change.ToCommit());
            },
            cancellation);
    }

    private async ValueTask<LogEntry?> FindClosingAsync(Dialog archived, CancellationToken cancellation) =>
        await log.FindLastAsync(archived.Project, archived.Id, archived.EventSeq, cancellation) is { Event: Closed } closing ? closing : null;

    private ValueTask<Dialog> RunAsync(
        string command, Member me, DialogId id, Seen seen, DialogStatus status, Func<DialogChange, DialogChange> move, CancellationToken cancellation) =>
        walk.RunAsync(
            command,
            me,
            id,
            (dialog, now) =>
            {
                var change = move(Begin(dialog, now, seen, status, me));
                return ValueTask.FromResult(new Decision<Dialog>(change.Next, change.ToCommit()));
            },
            cancellation);

    private DialogChange Begin(Dialog dialog, Instant now, Seen seen, DialogStatus status, Member me)
    {
        if (status == DialogStatus.Open)
        {
            DialogRules.ThrowUnlessOpen(dialog);
        }
        else if (dialog.Status == DialogStatus.Open)
        {
            throw new Refusal(RefusalCode.DialogOpen, "The dialog is open already.");
        }

        DialogRules.ThrowUnlessResponsibleIs(seen.Responsible, dialog, teams.Get(me.Project));
        DialogRules.ThrowUnlessVersionIs(seen.Version, dialog);
        return new DialogChange(dialog, now, chance);
    }

    private void ThrowUnlessOperator(Member me, MemberId to)
    {
        if (!IsOperator(me, to))
        {
            throw Refusal.InvalidField("member", "A dialog is handed over to an operator of the project.");
        }
    }

    private bool IsOperator(Member me, MemberId other) => teams.Get(me.Project).FindMember(other) is { IsOperator: true };

    private static Refusal AlreadyResponsible() => new(RefusalCode.AlreadyResponsible, "That operator is responsible already.");
}
