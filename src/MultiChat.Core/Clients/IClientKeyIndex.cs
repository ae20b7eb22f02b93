using MultiChat.Projects;

namespace MultiChat.Clients;

/// <summary>What a store of clients can that finds those who may be one person (rule C4).</summary>
/// <remarks>
/// A capability: found on an <see cref="IClientStore"/> by pattern match. Without it nobody is suggested as the same person. Keys are those of
/// the card as it was last saved (<see cref="ClientCard.Keys"/>), new clients' included, in the same commit. Thread-safe.
/// </remarks>
public interface IClientKeyIndex
{
    /// <summary>The project's clients whose card has the key, in the order of their ids; 100 at the most.</summary>
    Task<IReadOnlyList<ClientId>> ListByKeyAsync(ProjectId project, CardKey key, CancellationToken cancellation);
}
