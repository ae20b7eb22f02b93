using MultiChat.Clients;
using MultiChat.Dialogs;
using MultiChat.Lists;
using MultiChat.Projects;
using MultiChat.Sources;

namespace MultiChat.Commands;

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
            Filled?.Invoke(client, await index.ListOfClientAsync(project, id, CancellationToken.None));
        }
    }

    public async ValueTask<Client> RunAsync(ProjectId project, ClientId id, ClientCard card, long version, CancellationToken cancellation)
    {
        var kept = card.Checked();
        try
        {
            var current = await GetAsync();
            if (current.Version == version && current.Card.Says(kept))
            {
                // Nothing to change, and no version for others to stumble over.
                return current;
            }

            current = current.Version == version && await clients.TrySaveAsync(current.With(kept), cancellation)
                ? current.With(kept)
                : await GetAsync();
            return current.Version == version + 1 && current.Card.Says(kept) ? current : throw Conflict(current);
        }
        finally
        {
            // However it ended: whether the store has it may not be known, and of a save found done nobody may have been told.
            errands.Run((project, id), () => LookAsync(project, id));
        }

        async ValueTask<Client> GetAsync() => await clients.FindAsync(project, id, cancellation) ?? throw Refusal.NotFound();
    }

    private static Refusal Conflict(Client current) => new(RefusalCode.ClientConflict, "The card was changed by another in between.")
    {
        Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["client"] = current },
    };
}
