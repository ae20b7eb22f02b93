using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Projects;

namespace MultiChat.Clients;

/// <summary>Operators fill a client's card; of two at once the second is told (rule C3).</summary>
internal sealed class CardFilling(IClientStore clients, IDeskIndex index, Errands errands)
{
    /// <summary>Raised when a card was changed, with the client's dialogs. Listeners return at once.</summary>
    public event Action<Client, IReadOnlyList<DialogId>>? Filled;

    /// <summary>The card may have changed, here or at another host.</summary>
    public async ValueTask LookAsync(ProjectId project, ClientId id)
    {
        if (await clients.FindAsync(project, id, CancellationToken.None) is { } client)
        {
            await TellAsync(client);
        }
    }

    public async ValueTask<Client> RunAsync(ProjectId project, ClientId id, ClientCard card, long version, CancellationToken cancellation)
    {
        try
        {
            return await FillAsync(project, id, card, version, cancellation);
        }
        catch (Exception failure) when (failure is not Refusal)
        {
            // Whether the store has it is not known, and perhaps nobody will ask again: everybody is told what it has.
            errands.Run(project, id.Value, () => LookAsync(project, id));
            throw;
        }
    }

    private async ValueTask<Client> FillAsync(ProjectId project, ClientId id, ClientCard card, long version, CancellationToken cancellation)
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
        await TellAsync(current);
        return current;

        async ValueTask<Client> GetAsync() => await clients.FindAsync(project, id, cancellation) ?? throw Refusal.NotFound();
    }

    private async ValueTask TellAsync(Client client) =>
        Filled?.Invoke(client, await index.ListOfClientAsync(client.Project, client.Id, CancellationToken.None));
}
