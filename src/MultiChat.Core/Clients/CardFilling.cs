using MultiChat.Projects;

namespace MultiChat.Clients;

/// <summary>Operators fill a client's card; of two at once the second is told (rule C3).</summary>
internal sealed class CardFilling(IClientStore clients)
{
    /// <summary>Raised when a card was changed. Listeners return at once.</summary>
    public event Action<Client>? Filled;

    public async ValueTask<Client> RunAsync(ProjectId project, ClientId id, ClientCard card, long version, CancellationToken cancellation)
    {
        var kept = card.Checked();
        var current = await clients.FindAsync(project, id, cancellation) ?? throw Refusal.NotFound();
        if (current.Version == version && await clients.TrySaveAsync(current.With(kept), cancellation))
        {
            Filled?.Invoke(current.With(kept));
            return current.With(kept);
        }

        current = await clients.FindAsync(project, id, cancellation) ?? throw Refusal.NotFound();
        throw new Refusal(RefusalCode.ClientConflict, "The card was changed by another in between.")
        {
            Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["client"] = current },
        };
    }
}
