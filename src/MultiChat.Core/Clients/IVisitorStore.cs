using MultiChat.Projects;

namespace MultiChat.Clients;

/// <summary>Where visitor identities are kept, with their addresses and tickets. Tokens come here as SHA-256 hashes only.</summary>
/// <remarks>Each write is atomic and durable when its task ends. Thread-safe.</remarks>
public interface IVisitorStore : IAddressBook, ITicketBook
{
    /// <summary>Keeps a new visitor under its token's hash.</summary>
    /// <exception cref="DuplicateKeyException">The project has a visitor of this id, forgotten by the browser or not, or one of this token. Nothing is changed.</exception>
    Task AddAsync(Visitor visitor, byte[] tokenHash, CancellationToken cancellation);

    /// <summary>The visitor of that token, or null.</summary>
    Task<Visitor?> FindAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation);

    /// <summary>Ends the token and the visitor's tickets: nobody can be this visitor any more. The visitor's dialog stays. An unknown token changes nothing.</summary>
    Task ForgetAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation);

    /// <summary>Those of the visitors whose token has not ended. Unknown ones are not among them.</summary>
    Task<IReadOnlySet<VisitorId>> ListRememberedAsync(
        ProjectId project, IReadOnlyCollection<VisitorId> visitors, CancellationToken cancellation);
}
