using MultiChat.Clients;
using MultiChat.Projects;

namespace MultiChat.InMemory;

internal sealed class InMemoryClientStore(AllDialogs all) : IClientStore, IClientKeyIndex
{
    private const int MostOfAKey = 100;

    public Task<Client?> FindAsync(ProjectId project, ClientId client, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        var shelf = all.Of(project);
        lock (shelf.Gate)
        {
            return shelf.FindClient(client)?.Current;
        }
    });

    public Task<bool> TrySaveAsync(Client client, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        if (!client.Card.CanBeKept())
        {
            throw new ArgumentException(KeptText.Rule, nameof(client));
        }

        var shelf = all.Of(client.Project);
        lock (shelf.Gate)
        {
            return shelf.FindClient(client.Id)?.TrySave(client) ?? false;
        }
    });

    public Task<IReadOnlySet<string>> ListTakenNamesAsync(
        ProjectId project, IReadOnlyCollection<string> names, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        var shelf = all.Of(project);
        lock (shelf.Gate)
        {
            return (IReadOnlySet<string>)names.Where(shelf.IsNameTaken).ToHashSet(StringComparer.Ordinal);
        }
    });

    public Task<IReadOnlyList<ClientId>> ListByKeyAsync(ProjectId project, CardKey key, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        var shelf = all.Of(project);
        lock (shelf.Gate)
        {
            return (IReadOnlyList<ClientId>)
            [
                .. shelf.Clients.Where(client => client.Card.Keys.Contains(key)).Select(client => client.Id)
                    .OrderBy(id => id.Value).Take(MostOfAKey),
            ];
        }
    });
}
