using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Simulation.Stores;

internal sealed class RecordedVisitors(RecordedStorage storage, IVisitorStore inner) : IVisitorStore
{
    public async Task AddAsync(Visitor visitor, byte[] tokenHash, CancellationToken cancellation)
    {
        await inner.AddAsync(visitor, tokenHash, cancellation);
        storage.Keep(copy => copy.Visitors.AddAsync(visitor, tokenHash, CancellationToken.None));
    }

    public Task<Visitor?> FindAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation) =>
        inner.FindAsync(project, tokenHash, cancellation);

    public Task<ChannelAddress?> FindAddressAsync(ProjectId project, VisitorId visitor, CancellationToken cancellation) =>
        inner.FindAddressAsync(project, visitor, cancellation);

    public async Task ForgetAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation)
    {
        await inner.ForgetAsync(project, tokenHash, cancellation);
        storage.Keep(copy => copy.Visitors.ForgetAsync(project, tokenHash, CancellationToken.None));
    }

    public Task<IReadOnlySet<VisitorId>> ListRememberedAsync(
        ProjectId project, IReadOnlyCollection<VisitorId> visitors, CancellationToken cancellation) =>
        inner.ListRememberedAsync(project, visitors, cancellation);

    // Tickets live a minute: a backup without them is as good.
    public Task AddTicketAsync(
        ProjectId project, VisitorId visitor, byte[] ticketHash, Instant expiresAt, CancellationToken cancellation) =>
        inner.AddTicketAsync(project, visitor, ticketHash, expiresAt, cancellation);

    public Task<Visitor?> RedeemTicketAsync(ProjectId project, byte[] ticketHash, Instant now, CancellationToken cancellation) =>
        inner.RedeemTicketAsync(project, ticketHash, now, cancellation);
}
