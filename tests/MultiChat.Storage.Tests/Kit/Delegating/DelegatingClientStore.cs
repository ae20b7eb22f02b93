using MultiChat.Clients;
using MultiChat.Projects;

namespace MultiChat.Storage.Kit.Delegating;

internal abstract class DelegatingClientStore(IClientStore inner) : IClientStore
{
    protected IClientStore Inner { get; } = inner;

    public virtual Task<Client?> FindAsync(ProjectId project, ClientId client, CancellationToken cancellation) =>
        Inner.FindAsync(project, client, cancellation);

    public virtual Task<bool> TrySaveAsync(Client client, CancellationToken cancellation) => Inner.TrySaveAsync(client, cancellation);

    public virtual Task<IReadOnlySet<string>> ListTakenNamesAsync(
        ProjectId project, IReadOnlyCollection<string> names, CancellationToken cancellation) =>
        Inner.ListTakenNamesAsync(project, names, cancellation);
}
