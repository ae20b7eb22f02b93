using System.Collections.Concurrent;
using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Projects;
using MultiChat.Storage.Kit.Delegating;
using NodaTime;

namespace MultiChat.Storage.Kit;

/// <summary>What can be wrong with visitors and their tickets.</summary>
internal static class VisitorMistakes
{
    public static IEnumerable<Mistake> All =>
    [
        In("lets a ticket be redeemed twice", "VisitorStore.TicketGivesItsVisitorOnce", inner => new ReusableTickets(inner)),
        In("looks at the ticket before it takes it", "VisitorStore.ParallelRedeemersGetOneVisitor", inner => new LooseTickets(inner)),
        In("lets an expired ticket be redeemed", "VisitorStore.TicketIsExpiredAtItsInstant", inner => new EndlessTickets(inner)),
        In("takes a ticket of any project", "VisitorStore.TicketOfAnotherProjectGivesNobody", inner => new TicketsOfAllProjects(inner)),
        In("still finds a forgotten visitor", "VisitorStore.ForgottenTokenHasNoVisitor", inner => new Unforgetting(inner)),
        In("remembers who was forgotten", "VisitorStore.RememberedAreThoseWithAToken", inner => new RememberingAll(inner)),
        In("takes a second visitor of a token in silence", "VisitorStore.SecondVisitorIsRefused", inner => new SilentlyKeeping(inner)),
        In("folds the case of an address", "VisitorStore.AddressIsKept", inner => new FoldedAddresses(inner)),
        In("forgets the address with the token", "VisitorStore.AddressOutlivesTheToken", inner => new ForgettingAddresses(inner)),
        In("finds an address in any project", "VisitorStore.NobodyElseHasAnAddress", inner => new AddressesOfAllProjects(inner)),
    ];

    private static Mistake In(string name, string rejectedBy, Func<IVisitorStore, IVisitorStore> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { WrongVisitors = spoil(storage.Visitors) });

    private sealed class ReusableTickets(IVisitorStore inner) : DelegatingVisitorStore(inner)
    {
        private readonly ConcurrentDictionary<string, Visitor> _redeemed = new();

        public override async Task<Visitor?> RedeemTicketAsync(
            ProjectId project, byte[] ticketHash, Instant now, CancellationToken cancellation)
        {
            var ticket = Convert.ToHexString(ticketHash);
            return await Inner.RedeemTicketAsync(project, ticketHash, now, cancellation) is { } visitor
                ? _redeemed[ticket] = visitor
                : _redeemed.GetValueOrDefault(ticket);
        }
    }

    private sealed class LooseTickets(IVisitorStore inner) : DelegatingVisitorStore(inner)
    {
        private readonly ConcurrentDictionary<string, Visitor> _tickets = new();
        private static readonly SemaphoreSlim Turn = new(1);
        private readonly Gap _gap = new(least: 2);

        public override async Task<Visitor?> RedeemTicketAsync(
            ProjectId project, byte[] ticketHash, Instant now, CancellationToken cancellation)
        {
            var ticket = Convert.ToHexString(ticketHash);
            // Looking is one step, so that nobody has looked before the first has seen it.
            await Turn.WaitAsync(cancellation);
            if (await Inner.RedeemTicketAsync(project, ticketHash, now, cancellation) is { } visitor)
            {
                _tickets[ticket] = visitor;
            }

            var seen = _tickets.GetValueOrDefault(ticket);
            Turn.Release();
            await _gap.PassAsync();
            _tickets.TryRemove(ticket, out _);
            return seen;
        }
    }

    private sealed class EndlessTickets(IVisitorStore inner) : DelegatingVisitorStore(inner)
    {
        public override Task<Visitor?> RedeemTicketAsync(
            ProjectId project, byte[] ticketHash, Instant now, CancellationToken cancellation) =>
            Inner.RedeemTicketAsync(project, ticketHash, Instant.MinValue, cancellation);
    }

    private sealed class TicketsOfAllProjects(IVisitorStore inner) : DelegatingVisitorStore(inner)
    {
        private readonly ConcurrentDictionary<string, ProjectId> _projects = new();

        public override Task AddTicketAsync(
            ProjectId project, VisitorId visitor, byte[] ticketHash, Instant expiresAt, CancellationToken cancellation)
        {
            _projects[Convert.ToHexString(ticketHash)] = project;
            return Inner.AddTicketAsync(project, visitor, ticketHash, expiresAt, cancellation);
        }

        public override Task<Visitor?> RedeemTicketAsync(
            ProjectId project, byte[] ticketHash, Instant now, CancellationToken cancellation) =>
            Inner.RedeemTicketAsync(_projects.GetValueOrDefault(Convert.ToHexString(ticketHash), project), ticketHash, now, cancellation);
    }

    private sealed class Unforgetting(IVisitorStore inner) : DelegatingVisitorStore(inner)
    {
        public override Task ForgetAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation) => Task.CompletedTask;
    }

    private sealed class RememberingAll(IVisitorStore inner) : DelegatingVisitorStore(inner)
    {
        public override Task<IReadOnlySet<VisitorId>> ListRememberedAsync(
            ProjectId project, IReadOnlyCollection<VisitorId> visitors, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlySet<VisitorId>>(visitors.ToHashSet());
    }

    private sealed class FoldedAddresses(IVisitorStore inner) : DelegatingVisitorStore(inner)
    {
        public override Task AddAsync(Visitor visitor, byte[] tokenHash, CancellationToken cancellation) => Inner.AddAsync(
            visitor.Address is { } address ? visitor with { Address = address with { Value = address.Value.ToUpperInvariant() } } : visitor,
            tokenHash,
            cancellation);
    }

    private sealed class ForgettingAddresses(IVisitorStore inner) : DelegatingVisitorStore(inner)
    {
        private bool _forgot;

        public override Task ForgetAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation)
        {
            _forgot = true;
            return Inner.ForgetAsync(project, tokenHash, cancellation);
        }

        public override async Task<ChannelAddress?> FindAddressAsync(ProjectId project, VisitorId visitor, CancellationToken cancellation) =>
            _forgot ? null : await Inner.FindAddressAsync(project, visitor, cancellation);
    }

    private sealed class AddressesOfAllProjects(IVisitorStore inner) : DelegatingVisitorStore(inner)
    {
        private readonly ConcurrentDictionary<VisitorId, ProjectId> _projects = new();

        public override Task AddAsync(Visitor visitor, byte[] tokenHash, CancellationToken cancellation)
        {
            _projects[visitor.Id] = visitor.Project;
            return Inner.AddAsync(visitor, tokenHash, cancellation);
        }

        public override Task<ChannelAddress?> FindAddressAsync(ProjectId project, VisitorId visitor, CancellationToken cancellation) =>
            Inner.FindAddressAsync(_projects.GetValueOrDefault(visitor, project), visitor, cancellation);
    }

    private sealed class SilentlyKeeping(IVisitorStore inner) : DelegatingVisitorStore(inner)
    {
        public override async Task AddAsync(Visitor visitor, byte[] tokenHash, CancellationToken cancellation)
        {
            try
            {
                await Inner.AddAsync(visitor, tokenHash, cancellation);
            }
            catch (DuplicateKeyException)
            {
                // INSERT OR IGNORE.
            }
        }
    }
}
