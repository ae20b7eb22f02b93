using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Telemetry;
using NodaTime;

namespace MultiChat.Commits;

/// <summary>
/// The walk of every command that changes a dialog: clock, load, decide, commit, publish. One at a time per dialog, in the lane of its visitor,
/// which is there before the dialog is.
/// </summary>
internal sealed class DialogWalk(
    ChatClock clock,
    IDialogStore dialogs,
    TeamDirectory teams,
    OutboxFilling outbox,
    Lanes lanes,
    CommitStream commits,
    LastCommits last,
    CommitHealth health,
    ChatTelemetry telemetry)
{
    private const int MaxAttempts = 20;

    /// <summary>Runs an operator's command on a dialog that exists. It commits while their right is what it was, and is refused without it.</summary>
    /// <param name="command">Its name in telemetry.</param>
    /// <param name="me">Who acts.</param>
    /// <param name="id">The dialog.</param>
    /// <param name="decide">Decides by what the store has.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="guess">Decides by this host's last commit, or null where that says too little. It counts if it commits: nothing came between.</param>
    public ValueTask<TAnswer> RunAsync<TAnswer>(
        string command,
        Member me,
        DialogId id,
        Func<Dialog, Instant, ValueTask<Decision<TAnswer>>> decide,
        CancellationToken cancellation,
        Func<Dialog, Instant, Decision<TAnswer>?>? guess = null) =>
        RunAsync(command, me.Project, me, id, decide, guess, cancellation);

    /// <summary>Runs a command of the chat itself on a dialog that exists; the parameters as above.</summary>
    public ValueTask<TAnswer> RunAsync<TAnswer>(
        string command,
        ProjectId project,
        DialogId id,
        Func<Dialog, Instant, ValueTask<Decision<TAnswer>>> decide,
        CancellationToken cancellation) =>
        RunAsync(command, project, me: null, id, decide, guess: null, cancellation);

    private async ValueTask<TAnswer> RunAsync<TAnswer>(
        string command,
        ProjectId project,
        Member? me,
        DialogId id,
        Func<Dialog, Instant, ValueTask<Decision<TAnswer>>> decide,
        Func<Dialog, Instant, Decision<TAnswer>?>? guess,
        CancellationToken cancellation)
    {
        using var run = telemetry.Begin(command, project);
        var known = last.Find(project, id)?.Dialog ?? await dialogs.FindAsync(project, id, cancellation) ?? throw Refusal.NotFound();
        using var turn = await lanes.EnterAsync(project, known.Visitor.Value, cancellation);
        return await GuessAsync(run, me, last.Find(project, id), guess) is (true, var answer) ? answer : await AttemptAsync(
            run,
            project,
            me,
            () => dialogs.FindAsync(project, id, cancellation),
            (dialog, now) => decide(dialog ?? throw Refusal.NotFound(), now));
    }

    /// <summary>Runs a visitor's command, for which there may be no dialog yet; the parameters as above.</summary>
    public async ValueTask<TAnswer> RunAsync<TAnswer>(
        string command,
        VisitorActor visitor,
        Func<Dialog?, Instant, ValueTask<Decision<TAnswer>>> decide,
        CancellationToken cancellation,
        Func<Dialog, Instant, Decision<TAnswer>?>? guess = null)
    {
        using var run = telemetry.Begin(command, visitor.Project);
        using var turn = await lanes.EnterAsync(visitor.Project, visitor.Visitor.Value, cancellation);
        return await GuessAsync(run, me: null, last.Find(visitor), guess) is (true, var answer) ? answer : await AttemptAsync(
            run,
            visitor.Project,
            me: null,
            () => dialogs.FindByVisitorAsync(visitor.Project, visitor.Visitor, visitor.Channel, cancellation),
            decide);
    }

    private async ValueTask<(bool Counts, TAnswer Answer)> GuessAsync<TAnswer>(
        CommandRun run, Member? me, LastCommit? known, Func<Dialog, Instant, Decision<TAnswer>?>? guess)
    {
        if (known is null
            || guess?.Invoke(known.Dialog, Instant.Max(clock.Now, known.Dialog.LastAt)) is not { Commit: { } commit } decision)
        {
            return default;
        }

        if (await CommitAsync(commit, me, known.Dialog) is var outcome and not CommitOutcome.Committed)
        {
            await LearnAsync(outcome, known.Dialog.Project, me);
            return default;
        }

        run.Attempts++;
        run.Done();
        return (true, decision.Answer);
    }

    private async ValueTask<TAnswer> AttemptAsync<TAnswer>(
        CommandRun run,
        ProjectId project,
        Member? me,
        Func<ValueTask<Dialog?>> load,
        Func<Dialog?, Instant, ValueTask<Decision<TAnswer>>> decide)
    {
        while (run.Attempts++ < MaxAttempts)
        {
            var now = clock.Now;
            var dialog = await load();
            var decision = await decide(dialog, dialog is null ? now : Instant.Max(now, dialog.LastAt));
            var outcome = decision.Commit is { } commit ? await CommitAsync(commit, me, dialog) : CommitOutcome.Committed;
            if (outcome == CommitOutcome.Committed)
            {
                run.Done();
                return decision.Answer;
            }

            telemetry.LostRace();
            me = await LearnAsync(outcome, project, me);
        }

        throw new Refusal(RefusalCode.Busy, "The dialog changed again and again; try once more.");
    }

    /// <summary>Who acts, as the store has them: where another host has changed rights, this one may not have heard of it yet.</summary>
    private async ValueTask<Member?> LearnAsync(CommitOutcome outcome, ProjectId project, Member? me)
    {
        if (outcome != CommitOutcome.RightsChanged)
        {
            return me;
        }

        await teams.ReloadAsync(project, CancellationToken.None);
        return me is null ? null : teams.Get(new DeskActor { Project = project, Member = me.Id }, Rights.Operator);
    }

    private async ValueTask<CommitOutcome> CommitAsync(DialogCommit decided, Member? me, Dialog? before)
    {
        var commit = outbox.Fill(decided with { RestsOn = RestsOn(me, before, decided.Dialog) });
        try
        {
            // A command that has come this far ends, whether its caller still waits or not.
            if (await dialogs.CommitAsync(commit, CancellationToken.None) is var outcome and not CommitOutcome.Committed)
            {
                return outcome;
            }
        }
        catch
        {
            // The outcome is unknown: readers look, and the sender's retry settles it by the key.
            health.Failed(clock.Now);
            commits.Look(commit.Dialog);
            throw;
        }

        health.Succeeded();
        commits.Publish(commit, before?.Place ?? default);
        return CommitOutcome.Committed;
    }

    /// <summary>Who acts, and who becomes responsible for an open dialog by this.</summary>
    private IReadOnlyList<MemberVersion> RestsOn(Member? me, Dialog? before, Dialog next)
    {
        var responsible = next is { Status: DialogStatus.Open, Responsible: { } id } && id != me?.Id
            && (before is not { Status: DialogStatus.Open } || before.Responsible != id)
                ? teams.Find(next.Project)?.FindMember(id)
                : null;
        return (me, responsible) switch
        {
            (null, null) => [],
            (null, _) => [MemberVersion.Of(responsible)],
            (_, null) => [MemberVersion.Of(me)],
            _ => [MemberVersion.Of(me), MemberVersion.Of(responsible)],
        };
    }
}
