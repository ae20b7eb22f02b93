using MultiChat.Clients;
using MultiChat.Events;
using MultiChat.Outbox;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Telemetry;
using NodaTime;

namespace MultiChat.Dialogs;

/// <summary>
/// The walk of every command that changes a dialog: clock, load, decide, commit, publish. One at a time per dialog, in the lane of its visitor,
/// which is there before the dialog is.
/// </summary>
internal sealed class DialogWalk(
    ChatClock clock,
    IDialogStore dialogs,
    OutboxFilling outbox,
    Lanes lanes,
    CommitStream commits,
    LastCommits last,
    CommitHealth health,
    ChatTelemetry telemetry)
{
    private const int MaxAttempts = 20;

    /// <summary>Runs a command on a dialog that exists.</summary>
    /// <param name="command">Its name in telemetry.</param>
    /// <param name="project">The project.</param>
    /// <param name="id">The dialog.</param>
    /// <param name="decide">Decides by what the store has.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="guess">Decides by this host's last commit, or null where that says too little. It counts if it commits: nothing came between.</param>
    public async ValueTask<TAnswer> RunAsync<TAnswer>(
        string command,
        ProjectId project,
        DialogId id,
        Func<Dialog, Instant, ValueTask<Decision<TAnswer>>> decide,
        CancellationToken cancellation,
        Func<Dialog, Instant, Decision<TAnswer>?>? guess = null)
    {
        using var run = telemetry.Begin(command, project);
        var known = last.Find(project, id)?.Dialog ?? await dialogs.FindAsync(project, id, cancellation) ?? throw Refusal.NotFound();
        using var turn = await lanes.EnterAsync(project, known.Visitor.Value, cancellation);
        return await GuessAsync(run, last.Find(project, id), guess) is (true, var answer) ? answer : await AttemptAsync(
            run,
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
        return await GuessAsync(run, last.Find(visitor), guess) is (true, var answer) ? answer : await AttemptAsync(
            run,
            () => dialogs.FindByVisitorAsync(visitor.Project, visitor.Visitor, visitor.Channel, cancellation),
            decide);
    }

    private async ValueTask<(bool Counts, TAnswer Answer)> GuessAsync<TAnswer>(
        CommandRun run, LastCommit? known, Func<Dialog, Instant, Decision<TAnswer>?>? guess)
    {
        if (known is null
            || guess?.Invoke(known.Dialog, Instant.Max(clock.Now, known.Dialog.LastAt)) is not { Commit: { } commit } decision
            || !await CommitAsync(outbox.Fill(commit), known.Dialog.Place))
        {
            return default;
        }

        run.Attempts++;
        run.Done();
        return (true, decision.Answer);
    }

    private async ValueTask<TAnswer> AttemptAsync<TAnswer>(
        CommandRun run,
        Func<ValueTask<Dialog?>> load,
        Func<Dialog?, Instant, ValueTask<Decision<TAnswer>>> decide)
    {
        while (run.Attempts++ < MaxAttempts)
        {
            var now = clock.Now;
            var dialog = await load();
            var decision = await decide(dialog, dialog is null ? now : Instant.Max(now, dialog.LastAt));
            if (decision.Commit is not { } commit || await CommitAsync(outbox.Fill(commit), dialog?.Place ?? default))
            {
                run.Done();
                return decision.Answer;
            }

            telemetry.LostRace();
        }

        throw new Refusal(RefusalCode.Busy, "The dialog changed again and again; try once more.");
    }

    private async ValueTask<bool> CommitAsync(DialogCommit commit, Place before)
    {
        try
        {
            // A command that has come this far ends, whether its caller still waits or not.
            if (await dialogs.CommitAsync(commit, CancellationToken.None) == CommitOutcome.Lost)
            {
                return false;
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
        commits.Publish(commit, before);
        return true;
    }
}
