using MultiChat.Projects;

namespace MultiChat.Clients;

/// <summary>Where clients are kept. New ones come with the commit of their first dialog.</summary>
/// <remarks>Generated names are unique per project, compared exactly. Thread-safe.</remarks>
public interface IClientStore
{
    /// <summary>The client, or null.</summary>
    Task<Client?> FindAsync(ProjectId project, ClientId client, CancellationToken cancellation);

    /// <summary>Replaces the client's card if its version is still one less than that of <paramref name="client"/>, and says whether it did.</summary>
    Task<bool> TrySaveAsync(Client client, CancellationToken cancellation);

    /// <summary>Those of the names that a client of the project has.</summary>
    Task<IReadOnlySet<string>> ListTakenNamesAsync(ProjectId project, IReadOnlyCollection<string> names, CancellationToken cancellation);
}
