using System.Globalization;
using MultiChat.Clients;
using MultiChat.Projects;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with clients, their cards and names.</summary>
internal static class ClientMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        In("saves a card whatever its version", "ClientStore.StaleSaveIsRefused", inner => new WithoutVersion(inner)),
        In("checks the version before it writes, not while", "ClientStore.OneOfManySavesSucceeds", inner => new LooseVersion(inner)),
        In("compares names without case", "ClientName.NamesAreComparedExactly", inner => new FoldedNames(inner)),
        In("puts the entered name for the generated", "ClientStore.GeneratedNameNeverChanges", inner => new EnteredNames(inner)),
        In("sorts a card's own fields", "ClientStore.CardIsKeptAsSaved", inner => new SortedFields(inner)),
    ];

    private static Mistake In(string name, string rejectedBy, Func<IClientStore, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Clients)] = spoil(storage.Clients) });

    private sealed class WithoutVersion(IClientStore inner)
    {
        public async Task<bool> TrySaveAsync(Client client, CancellationToken cancellation) =>
            await inner.FindAsync(client.Project, client.Id, cancellation) is { } current
            && await inner.TrySaveAsync(current.With(client.Card), cancellation);
    }

    private sealed class LooseVersion(IClientStore inner)
    {
        private readonly Gap _gap = new();

        public async Task<bool> TrySaveAsync(Client client, CancellationToken cancellation)
        {
            var seen = await inner.FindAsync(client.Project, client.Id, cancellation);
            await _gap.PassAsync();
            var current = await inner.FindAsync(client.Project, client.Id, cancellation);
            return seen?.Version == client.Version - 1 && await inner.TrySaveAsync(current!.With(client.Card), cancellation);
        }
    }

    private sealed class FoldedNames(IClientStore inner)
    {
        public async Task<IReadOnlySet<string>> ListTakenNamesAsync(
            ProjectId project, IReadOnlyCollection<string> names, CancellationToken cancellation)
        {
            var folded = names.ToLookup(CultureInfo.InvariantCulture.TextInfo.ToTitleCase, StringComparer.Ordinal);
            var taken = await inner.ListTakenNamesAsync(project, [.. folded.Select(group => group.Key)], cancellation);
            return taken.SelectMany(name => folded[name]).ToHashSet(StringComparer.Ordinal);
        }
    }

    private sealed class EnteredNames(IClientStore inner)
    {
        public async Task<Client?> FindAsync(ProjectId project, ClientId client, CancellationToken cancellation) =>
            await inner.FindAsync(project, client, cancellation) is { } found ? found with { GeneratedName = found.DisplayName } : null;
    }

    private sealed class SortedFields(IClientStore inner)
    {
        public async Task<Client?> FindAsync(ProjectId project, ClientId client, CancellationToken cancellation) =>
            await inner.FindAsync(project, client, cancellation) is { } found
                ? found with { Card = found.Card with { Fields = [.. found.Card.Fields.OrderBy(field => field.Name, StringComparer.Ordinal)] } }
                : null;
    }
}
