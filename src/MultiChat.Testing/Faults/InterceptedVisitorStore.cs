using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Testing.Faults;

internal sealed class InterceptedVisitorStore(IVisitorStore inner, InterceptedPort port) : IVisitorStore
{
    public Task AddAsync(Visitor visitor, byte[] tokenHash, CancellationToken cancellation) =>
        port.WriteAsync(token => inner.AddAsync(visitor, tokenHash, token), cancellation);

    public Task<Visitor?> FindAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.FindAsync(project, tokenHash, token), cancellation);

    public Task<ChannelAddress?> FindAddressAsync(ProjectId project, VisitorId visitor, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.FindAddressAsync(project, visitor, token), cancellation);

    public Task ForgetAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation) =>
        port.WriteAsync(token => inner.ForgetAsync(project, tokenHash, token), cancellation);

    public Task<IReadOnlySet<VisitorId>> ListRememberedAsync(
        ProjectId project, IReadOnlyCollection<VisitorId> visitors, CancellationToken cancellation) =>
        port.ReadAsync(token => inner.ListRememberedAsync(project, visitors, token), cancellation);

    public Task AddTicketAsync(
        ProjectId project, VisitorId visitor, byte[] ticketHash, Instant expiresAt, CancellationToken cancellation) =>
        port.WriteAsync(token => inner.AddTicketAsync(project, visitor, ticketHash, expiresAt, token), cancellation);

    public Task<Visitor?> RedeemTicketAsync(ProjectId project, byte[] ticketHash, Instant now, CancellationToken cancellation) =>
        port.WriteAsync(token => inner.RedeemTicketAsync(project, ticketHash, now, token), cancellation);
}
