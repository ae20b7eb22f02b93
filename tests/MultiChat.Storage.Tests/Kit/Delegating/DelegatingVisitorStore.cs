using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.Storage.Kit.Delegating;

internal abstract class DelegatingVisitorStore(IVisitorStore inner) : IVisitorStore
{
    protected IVisitorStore Inner { get; } = inner;

    public virtual Task AddAsync(Visitor visitor, byte[] tokenHash, CancellationToken cancellation) =>
        Inner.AddAsync(visitor, tokenHash, cancellation);

    public virtual Task<Visitor?> FindAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation) =>
        Inner.FindAsync(project, tokenHash, cancellation);

    public virtual Task<ChannelAddress?> FindAddressAsync(ProjectId project, VisitorId visitor, CancellationToken cancellation) =>
        Inner.FindAddressAsync(project, visitor, cancellation);

    public virtual Task ForgetAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation) =>
        Inner.ForgetAsync(project, tokenHash, cancellation);

    public virtual Task<IReadOnlySet<VisitorId>> ListRememberedAsync(
        ProjectId project, IReadOnlyCollection<VisitorId> visitors, CancellationToken cancellation) =>
        Inner.ListRememberedAsync(project, visitors, cancellation);

    public virtual Task AddTicketAsync(
        ProjectId project, VisitorId visitor, byte[] ticketHash, Instant expiresAt, CancellationToken cancellation) =>
        Inner.AddTicketAsync(project, visitor, ticketHash, expiresAt, cancellation);

    public virtual Task<Visitor?> RedeemTicketAsync(ProjectId project, byte[] ticketHash, Instant now, CancellationToken cancellation) =>
        Inner.RedeemTicketAsync(project, ticketHash, now, cancellation);
}
