using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.InMemory;
using MultiChat.Projects;
using MultiChat.Storage.Kit.Delegating;

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
            storage => new BrokenStorage(storage) { WrongClients = new UnlockedCards(storage.Clients) }),
    ];

    private static Mistake Fork(string name, string rejectedBy, Func<AllDialogs, IDialogStore> commits) =>
        new(name, rejectedBy, _ => ForkedMemory.With(commits));

    private sealed class Unlocked(AllDialogs all) : DelegatingDialogStore(new InMemoryDialogStore(all))
    {
        public override ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation) =>
            new(all.Of(commit.Dialog.Project).Commit(commit));
    }

    /// <summary>Looks for the name, then writes, and has no unique index.</summary>
    private sealed class LooseNames(AllDialogs all) : DelegatingDialogStore(new InMemoryDialogStore(all))
    {
        public override async ValueTask<CommitOutcome> CommitAsync(DialogCommit commit, CancellationToken cancellation)
        {
            var shelf = all.Of(commit.Dialog.Project);
            if (commit.NewClient is not { } client || shelf.IsNameTaken(client.GeneratedName))
            {
                return await Inner.CommitAsync(commit, cancellation);
            }

            var prepared = commit with { Events = [.. commit.Events] };
            return await Inner.CommitAsync(prepared, cancellation) == CommitOutcome.Lost
                ? await Inner.CommitAsync(prepared with { NewClient = client with { GeneratedName = $"{Guid.NewGuid()}" } }, cancellation)
                : CommitOutcome.Committed;
        }
    }

    private sealed class UnlockedCards(IClientStore inner) : DelegatingClientStore(inner)
    {
        private readonly Dictionary<ClientId, StoredClient> _saved = [];

        public override async Task<Client?> FindAsync(ProjectId project, ClientId client, CancellationToken cancellation) =>
            _saved.GetValueOrDefault(client)?.Current ?? await Inner.FindAsync(project, client, cancellation);

        public override async Task<bool> TrySaveAsync(Client client, CancellationToken cancellation)
        {
            StoredClient? stored;
            var known = await Inner.FindAsync(client.Project, client.Id, cancellation);
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
