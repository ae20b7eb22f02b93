using MultiChat.Clients;
using MultiChat.Projects;

namespace MultiChat.Simulation.Stores;

internal sealed class RecordedClients(World world, RecordedStorage storage, IClientStore inner)
{
    public async Task<bool> TrySaveAsync(Client client, CancellationToken cancellation)
    {
        var saved = await inner.TrySaveAsync(client, cancellation);
        if (saved && !storage.IsRetired)
        {
            world.Oracles.Commits.Check(client);
            world.Truth.Apply(client);
            world.Trace.Add("card", $"{client.Id} {client.Version}");
            storage.Keep(copy => copy.Clients.TrySaveAsync(client, CancellationToken.None));
        }

        return saved;
    }
}
