using System.Collections.Concurrent;
using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Projects;
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
        In("still finds a forgotten visitor", "VisitorStore.ForgottenTokenHasNoVisitor", _ => new Unforgetting()),
        In("remembers who was forgotten", "VisitorStore.RememberedAreThoseWithAToken", _ => new RememberingAll()),
        In("takes a second visitor of a token in silence", "VisitorStore.SecondVisitorIsRefused", inner => new SilentlyKeeping(inner)),
        In("folds the case of an address", "VisitorStore.AddressIsKept", inner => new FoldedAddresses(inner)),
        In("forgets the address with the token", "VisitorStore.AddressOutlivesTheToken", inner => new ForgettingAddresses(inner)),
        In("finds an address in any project", "VisitorStore.NobodyElseHasAnAddress", inner => new AddressesOfAllProjects(inner)),
    ];

    private static Mistake In(string name, string rejectedBy, Func<IVisitorStore, object> spoil) =>
        new(name, rejectedBy, storage => new BrokenStorage(storage) { [nameof(ChatStorage.Visitors)] = spoil(storage.Visitors) });

    private sealed class ReusableTickets(IVisitorStore inner)
    {
        private readonly ConcurrentDictionary<string, Visitor> _redeemed = new();

        public async Task<Visitor?> RedeemTicketAsync(
            ProjectId project, byte[] ticketHash, Instant now, CancellationToken cancellation)
        {
            var ticket = Convert.ToHexString(ticketHash);
            return await inner.RedeemTicketAsync(project, ticketHash, now, cancellation) is { } visitor
                ? _redeemed[ticket] = visitor
                : _redeemed.GetValueOrDefault(ticket);
        }
    }

    private sealed class LooseTickets(IVisitorStore inner)
    {
        private readonly ConcurrentDictionary<string, Visitor> _tickets = new();
        private static readonly SemaphoreSlim Turn = new(1);
        private readonly Gap _gap = new(least: 2);

        public async Task<Visitor?> RedeemTicketAsync(
            ProjectId project, byte[] ticketHash, Instant now, CancellationToken cancellation)
        {
            var ticket = Convert.ToHexString(ticketHash);
            // Looking is one step, so that nobody has looked before the first has seen it.
            await Turn.WaitAsync(cancellation);
            if (await inner.RedeemTicketAsync(project, ticketHash, now, cancellation) is { } visitor)
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

    private sealed class EndlessTickets(IVisitorStore inner)
    {
        public Task<Visitor?> RedeemTicketAsync(
            ProjectId project, byte[] ticketHash, Instant now, CancellationToken cancellation) =>
            inner.RedeemTicketAsync(project, ticketHash, Instant.MinValue, cancellation);
    }

    private sealed class TicketsOfAllProjects(IVisitorStore inner)
    {
        private readonly ConcurrentDictionary<string, ProjectId> _projects = new();

        public Task AddTicketAsync(
            ProjectId project, VisitorId visitor, byte[] ticketHash, Instant expiresAt, CancellationToken cancellation)
        {
            _projects[Convert.ToHexString(ticketHash)] = project;
            return inner.AddTicketAsync(project, visitor, ticketHash, expiresAt, cancellation);
        }

        public Task<Visitor?> RedeemTicketAsync(
            ProjectId project, byte[] ticketHash, Instant now, CancellationToken cancellation) =>
            inner.RedeemTicketAsync(_projects.GetValueOrDefault(Convert.ToHexString(ticketHash), project), ticketHash, now, cancellation);
    }

    private sealed class Unforgetting
    {
        public static Task ForgetAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation) => Task.CompletedTask;
    }

    private sealed class RememberingAll
    {
        public static Task<IReadOnlySet<VisitorId>> ListRememberedAsync(
            ProjectId project, IReadOnlyCollection<VisitorId> visitors, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlySet<VisitorId>>(visitors.ToHashSet());
    }

    private sealed class FoldedAddresses(IVisitorStore inner)
    {
        public Task AddAsync(Visitor visitor, byte[] tokenHash, CancellationToken cancellation) => inner.AddAsync(
            visitor.Address is { } address ? visitor with { Address = address with { Value = address.Value.ToUpperInvariant() } } : visitor,
            tokenHash,
            cancellation);
    }

    private sealed class ForgettingAddresses(IVisitorStore inner)
    {
        private bool _forgot;

        public Task ForgetAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation)
        {
            _forgot = true;
            return inner.ForgetAsync(project, tokenHash, cancellation);
        }

        public async Task<ChannelAddress?> FindAddressAsync(ProjectId project, VisitorId visitor, CancellationToken cancellation) =>
            _forgot ? null : await inner.FindAddressAsync(project, visitor, cancellation);
    }

    private sealed class AddressesOfAllProjects(IVisitorStore inner)
    {
        private readonly ConcurrentDictionary<VisitorId, ProjectId> _projects = new();

        public Task AddAsync(Visitor visitor, byte[] tokenHash, CancellationToken cancellation)
        {
            _projects[visitor.Id] = visitor.Project;
            return inner.AddAsync(visitor, tokenHash, cancellation);
        }

        public Task<ChannelAddress?> FindAddressAsync(ProjectId project, VisitorId visitor, CancellationToken cancellation) =>
            inner.FindAddressAsync(_projects.GetValueOrDefault(visitor, project), visitor, cancellation);
    }

    private sealed class SilentlyKeeping(IVisitorStore inner)
    {
        public async Task AddAsync(Visitor visitor, byte[] tokenHash, CancellationToken cancellation)
        {
            try
            {
                await inner.AddAsync(visitor, tokenHash, cancellation);
            }
            catch (DuplicateKeyException)
            {
                // INSERT OR IGNORE.
            }
        }
    }
}
