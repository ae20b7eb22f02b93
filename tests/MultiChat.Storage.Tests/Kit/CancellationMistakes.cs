using MultiChat.Commits;
using MultiChat.InMemory;
using MultiChat.Testing.Faults;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong when a caller gives up.</summary>
internal static class CancellationMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        .. new[] { "Commits", "Marks", "Cards", "ProjectsAndTeams", "AccountsAndTries", "Sessions", "VisitorsAndTickets", "HandSwitches" }
            .Select(port => new Mistake(
                $"writes for a caller who gave up: {port}", $"Cancellation.{port}", storage => new InterceptedStorage(storage, new Deaf()))),
        new("writes and then says cancelled", "Cancellation.FirstCommits", storage => new InterceptedStorage(storage, new WritesFirst())),
        new("writes a half and then is cancelled", "Cancellation.CommitsCancelledInTheMiddle", _ => ForkedMemory.With(all => new Half(all))),
    ];

    private sealed class Deaf : IStoreInterceptor
    {
        public ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation) =>
            inner(CancellationToken.None);
    }

    private sealed class WritesFirst : IStoreInterceptor
    {
        public async ValueTask<T> CallAsync<T>(
            StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
        {
            var answer = await inner(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            return answer;
        }
    }

    private sealed class Half(AllDialogs all)
    {
        public ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
        {
            var shelf = all.Of(commit.Dialog.Project);
            lock (shelf.Gate)
            {
                if (shelf.Find(commit.Dialog.Id) is not { } stored)
                {
                    return new(shelf.Commit(commit));
                }

                stored.Apply(commit with { Accepted = null });
                cancellation.ThrowIfCancellationRequested();
                stored.Apply(commit with { Events = [] });
                return new(CommitOutcome.Committed);
            }
        }
    }
}
