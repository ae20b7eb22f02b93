using MultiChat.Clients;
using MultiChat.Hosts;
using MultiChat.Projects;

namespace MultiChat.Testing.Hosts;

internal sealed class ToldClients(IClientStore inner, Action<HostNews> tell)
{
    public async Task<bool> TrySaveAsync(Client client, CancellationToken cancellation)
    {
        var saved = await inner.TrySaveAsync(client, cancellation);
        if (saved)
        {
            tell(new HostNews.ClientChanged(client.Project, client.Id));
        }

        return saved;
    }
}
