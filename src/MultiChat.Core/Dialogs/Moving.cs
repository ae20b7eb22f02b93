using MultiChat.Delivery;
using MultiChat.Sources;
using MultiChat.Team;

namespace MultiChat.Dialogs;

/// <summary>Operators move dialogs: take, hand over, let go, close, reopen (rules D5, D6).</summary>
internal sealed class Moving(DialogWalk walk, TeamDirectory teams, MarkBook marks, RandomSource chance)
{
    public ValueTask<Dialog> TakeAsync(Member me, DialogId id, Seen seen, CancellationToken cancellation) => RunAsync(
        "take", me, id, seen, DialogStatus.Open, change => change.Next.Responsible == me.Id ? throw AlreadyResponsible() : change.Take(me.Id), cancellation);

    public ValueTask<Dialog> HandOverAsync(Member me, DialogId id, MemberId to, Seen seen, CancellationToken cancellation)
    {
        if (teams.Get(me.Project).FindMember(to) is not { IsOperator: true })
        {
            throw Refusal.InvalidField("member", "A dialog is handed over to an operator of the project.");
        }

        return RunAsync(
            "hand_over", me, id, seen, DialogStatus.Open, change => change.Next.Responsible == to ? throw AlreadyResponsible() : change.HandOver(me.Id, to), cancellation);
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

    /// <summary>Soon after the closing, and while no page of the visitor has seen that, a reopening takes it back.</summary>
    public async ValueTask<Dialog> ReopenAsync(Member me, DialogId id, Seen seen, CancellationToken cancellation)
    {
        var shown = (await marks.FindAsync(me.Project, id, cancellation)).VisitorDelivered;
        return await RunAsync(
            "reopen",
            me,
            id,
            seen,
            DialogStatus.Archived,
            change => change.Reopen(me.Id, undo: change.CanTakeClosingBack && shown < change.Next.EventSeq),
            cancellation);
    }

    private ValueTask<Dialog> RunAsync(
        string command, Member me, DialogId id, Seen seen, DialogStatus status, Func<DialogChange, DialogChange> move, CancellationToken cancellation) =>
        walk.RunAsync(
            command,
            me.Project,
            id,
            (dialog, now) =>
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
                var change = move(new DialogChange(dialog, now, chance));
                return ValueTask.FromResult(new Decision<Dialog>(change.Next, change.ToCommit()));
            },
            cancellation);

    private static Refusal AlreadyResponsible() => new(RefusalCode.AlreadyResponsible, "That operator is responsible already.");
}
