using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.Clients;

/// <summary>Operators fill a client's card; of two at once the second is told (rule C3).</summary>
internal sealed class CardFilling(IClientStore clients, IDeskIndex index)
{
    /// <summary>Raised when a card was changed, with the client's dialogs. Listeners return at once.</summary>
    public event Action<Client, IReadOnlyList<DialogId>>? Filled;

    /// <summary>The card may have changed, here or at another host.</summary>
    public async ValueTask LookAsync(Client client, CancellationToken cancellation) =>
        Filled?.Invoke(client, await index.ListOfClientAsync(client.Project, client.Id, cancellation));

    public async ValueTask<Client> RunAsync(ProjectId project, ClientId id, ClientCard card, long version, CancellationToken cancellation)
    {
        var kept = card.Checked();
        var current = await GetAsync();
        current = current.Version == version && await clients.TrySaveAsync(current.With(kept), cancellation)
            ? current.With(kept)
            : await GetAsync();
        if (current.Version != version + 1 || !current.Card.Says(kept))
        {
            throw new Refusal(RefusalCode.ClientConflict, "The card was changed by another in between.")
            {
                Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["client"] = current },
            };
        }

        // Told also when the save was found done: its first answer did not arrive, and then nobody was told.
        await LookAsync(current, CancellationToken.None);
        return current;

        async ValueTask<Client> GetAsync() => await clients.FindAsync(project, id, cancellation) ?? throw Refusal.NotFound();
    }
}
