using MultiChat.Clients;
using MultiChat.Projects;

namespace MultiChat.Testing.Faults;

internal sealed class InterceptedClientStore(IClientStore inner, InterceptedPort port) : IClientStore
{
    public Task<Client?> FindAsync(ProjectId project, ClientId client, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.FindAsync(project, client, token), cancellation);

    public Task<bool> TrySaveAsync(Client client, CancellationToken cancellation) =>
        port.WriteAsync(token => inner.TrySaveAsync(client, token), cancellation);

    public Task<IReadOnlySet<string>> ListTakenNamesAsync(
        ProjectId project, IReadOnlyCollection<string> names, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.ListTakenNamesAsync(project, names, token), cancellation);
}
