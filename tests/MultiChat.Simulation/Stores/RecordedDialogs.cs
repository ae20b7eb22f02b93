using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.Simulation.Stores;

internal sealed class RecordedDialogs(World world, RecordedStorage storage, IDialogStore inner)
{
    public async ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
    {
        CommitOutcome outcome;
        try
        {
            outcome = await inner.CommitAsync(commit, cancellation);
        }
        catch (ArgumentException malformed)
        {
            world.Oracles.Commits.Check(commit);
            world.Verdict.Break("4", malformed.Message);
            throw;
        }

        if (outcome == CommitOutcome.Lost)
        {
            world.LostRaces++;
        }

        if (outcome == CommitOutcome.Committed && !storage.IsRetired)
        {
            storage.Committed([commit]);
            storage.Keep(copy => copy.Dialogs.CommitAsync(commit, CancellationToken.None).AsTask());
        }

        return outcome;
    }
}
