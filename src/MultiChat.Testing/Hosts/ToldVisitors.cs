using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Hosts;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Testing.Hosts;

internal sealed class ToldVisitors(IVisitorStore inner, Action<HostNews> tell) : IVisitorStore
{
    public Task AddAsync(Visitor visitor, byte[] tokenHash, CancellationToken cancellation) => inner.AddAsync(visitor, tokenHash, cancellation);

    public Task<Visitor?> FindAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation) =>
        inner.FindAsync(project, tokenHash, cancellation);

    public Task<ChannelAddress?> FindAddressAsync(ProjectId project, VisitorId visitor, CancellationToken cancellation) =>
        inner.FindAddressAsync(project, visitor, cancellation);

    public async Task ForgetAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation)
    {
        var visitor = await inner.FindAsync(project, tokenHash, cancellation);
        await inner.ForgetAsync(project, tokenHash, cancellation);
        if (visitor is not null)
        {
            tell(new HostNews.VisitorForgotten(project, visitor.Id));
        }
    }

    public Task<IReadOnlySet<VisitorId>> ListRememberedAsync(
        ProjectId project, IReadOnlyCollection<VisitorId> visitors, CancellationToken cancellation) =>
        inner.ListRememberedAsync(project, visitors, cancellation);

    public Task AddTicketAsync(ProjectId project, VisitorId visitor, byte[] ticketHash, Instant expiresAt, CancellationToken cancellation) =>
        inner.AddTicketAsync(project, visitor, ticketHash, expiresAt, cancellation);

    public Task<Visitor?> RedeemTicketAsync(ProjectId project, byte[] ticketHash, Instant now, CancellationToken cancellation) =>
        inner.RedeemTicketAsync(project, ticketHash, now, cancellation);
}
