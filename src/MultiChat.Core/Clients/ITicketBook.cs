using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Clients;

/// <summary>Where visitors' tickets are kept, with which a page that has shown its token opens a connection. They come here as SHA-256 hashes only.</summary>
/// <remarks>Each write is atomic and durable when its task ends. Thread-safe.</remarks>
public interface ITicketBook
{
    /// <summary>Keeps a ticket of the visitor until it is redeemed or <paramref name="expiresAt"/> has passed.</summary>
    Task AddTicketAsync(ProjectId project, VisitorId visitor, byte[] ticketHash, Instant expiresAt, CancellationToken cancellation);

    /// <summary>Takes the ticket away and returns its visitor, or null for one that is unknown, used, or expired at <paramref name="now"/>.</summary>
    Task<Visitor?> RedeemTicketAsync(ProjectId project, byte[] ticketHash, Instant now, CancellationToken cancellation);
}
