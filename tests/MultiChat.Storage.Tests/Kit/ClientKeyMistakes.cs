using MultiChat.Clients;
using MultiChat.Projects;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with finding clients by the keys of their cards.</summary>
internal static class ClientKeyMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        In("finds by the beginning of a phone", "ClientKey.ClientIsFoundByItsKeys", inner => new Beginnings(inner)),
        In("takes no keys of new clients", "ClientKey.NewClientIsFound", inner => new SavedOnly(inner)),
        In("never forgets a key", "ClientKey.OldKeysAreGone", inner => new Hoarding(inner, evenLost: false)),
        In("takes the keys of a save that lost", "ClientKey.LostSaveChangesNoKeys", inner => new Hoarding(inner, evenLost: true)),
        In("gives the newest first", "ClientKey.AllOfAKeyAreFound", inner => new Backwards(inner)),
    ];

    private static Mistake In(string name, string rejectedBy, Func<IClientStore, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Clients)] = spoil(storage.Clients) });

    private static Task<IReadOnlyList<ClientId>> ListAsync(IClientStore inner, ProjectId project, CardKey key, CancellationToken cancellation) =>
        ((IClientKeyIndex)inner).ListByKeyAsync(project, key, cancellation);

    private sealed class Beginnings(IClientStore inner)
    {
        public async Task<IReadOnlyList<ClientId>> ListByKeyAsync(ProjectId project, CardKey key, CancellationToken cancellation) =>
            await ListAsync(inner, project, key, cancellation) is { Count: > 0 } found
                ? found
                : await ListAsync(inner, project, new CardKey(key.Value.Replace("phone:", "phone:7", StringComparison.Ordinal)), cancellation);
    }

    private sealed class SavedOnly(IClientStore inner)
    {
        public async Task<IReadOnlyList<ClientId>> ListByKeyAsync(ProjectId project, CardKey key, CancellationToken cancellation)
        {
            var saved = new List<ClientId>();
            foreach (var id in await ListAsync(inner, project, key, cancellation))
            {
                if (await inner.FindAsync(project, id, cancellation) is { Version: > 1 })
                {
                    saved.Add(id);
                }
            }

            return saved;
        }
    }

    private sealed class Hoarding(IClientStore inner, bool evenLost)
    {
        private readonly List<Client> _saved = [];

        public async Task<bool> TrySaveAsync(Client client, CancellationToken cancellation)
        {
            var saved = await inner.TrySaveAsync(client, cancellation);
            if (saved != evenLost)
            {
                _saved.Add(client);
            }

            return saved;
        }

        public async Task<IReadOnlyList<ClientId>> ListByKeyAsync(ProjectId project, CardKey key, CancellationToken cancellation) =>
        [
            .. (await ListAsync(inner, project, key, cancellation))
                .Union(_saved.Where(client => client.Project == project && client.Card.Keys.Contains(key)).Select(client => client.Id))
                .OrderBy(id => id.Value),
        ];
    }

    private sealed class Backwards(IClientStore inner)
    {
        public async Task<IReadOnlyList<ClientId>> ListByKeyAsync(ProjectId project, CardKey key, CancellationToken cancellation) =>
            [.. (await ListAsync(inner, project, key, cancellation)).Reverse()];
    }
}
