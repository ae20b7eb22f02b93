using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.InMemory;
using MultiChat.Projects;

namespace MultiChat.Storage.Kit;

/// <summary>What is wrong only while two write at once.</summary>
internal static class RaceMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        Fork("commits to a dialog without a lock", "Interleaving.TwoCommitsToOneDialog", all => new Unlocked(all)),
        Fork("takes keys without a lock", "Interleaving.TwoCommitsOfOneKey", all => new Unlocked(all)),
        Fork("takes generated names without a lock", "Interleaving.TwoClientsOfOneName", all => new LooseNames(all)),
        new(
            "saves cards without a lock",
            "Interleaving.TwoSavesOfOneCard",
            storage => new BrokenStorage(storage) { [nameof(ChatStorage.Clients)] = new UnlockedCards(storage.Clients) }),
    ];

    private static Mistake Fork(string name, string rejectedBy, Func<AllDialogs, object> commits) =>
        new(name, rejectedBy, _ => ForkedMemory.With(commits));

    private sealed class Unlocked(AllDialogs all)
    {
        public ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation) =>
            new(all.Of(commit.Dialog.Project).Commit(commit));
    }

    /// <summary>Looks for the name, then writes, and has no unique index.</summary>
    private sealed class LooseNames(AllDialogs all)
    {
        private readonly InMemoryDialogStore _inner = new(all);

        public async ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
        {
            var shelf = all.Of(commit.Dialog.Project);
            if (commit.NewClient is not { } client || shelf.IsNameTaken(client.GeneratedName))
            {
                return await _inner.CommitAsync(commit, cancellation);
            }

            var prepared = commit with { Events = [.. commit.Events] };
            return await _inner.CommitAsync(prepared, cancellation) == CommitOutcome.Lost
                ? await _inner.CommitAsync(prepared with { NewClient = client with { GeneratedName = $"{Guid.NewGuid()}" } }, cancellation)
                : CommitOutcome.Committed;
        }
    }

    private sealed class UnlockedCards(IClientStore inner)
    {
        private readonly Dictionary<ClientId, StoredClient> _saved = [];

        public async Task<Client?> FindAsync(ProjectId project, ClientId client, CancellationToken cancellation) =>
            _saved.GetValueOrDefault(client)?.Current ?? await inner.FindAsync(project, client, cancellation);

        public async Task<bool> TrySaveAsync(Client client, CancellationToken cancellation)
        {
            StoredClient? stored;
            var known = await inner.FindAsync(client.Project, client.Id, cancellation);
            lock (_saved)
            {
                if (!_saved.TryGetValue(client.Id, out stored))
                {
                    _saved.Add(client.Id, stored = new StoredClient(known!));
                }
            }

            return stored.TrySave(client);
        }
    }
}
