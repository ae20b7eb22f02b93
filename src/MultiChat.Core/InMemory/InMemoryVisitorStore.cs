using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.InMemory;

internal sealed class InMemoryVisitorStore : IVisitorStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(ProjectId, VisitorId), Visitor> _visitors = [];
    private readonly Dictionary<(ProjectId, string Hash), Visitor> _byToken = [];
    private readonly Dictionary<(ProjectId, string Hash), Ticket> _tickets = [];
    private readonly PriorityQueue<(ProjectId, string Hash), Instant> _expiring = new();

    public Task AddAsync(Visitor visitor, byte[] tokenHash, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            var (id, token) = ((visitor.Project, visitor.Id), (visitor.Project, Convert.ToHexString(tokenHash)));
            if (_visitors.ContainsKey(id) || _byToken.ContainsKey(token))
            {
                throw new DuplicateKeyException("visitor");
            }

            _visitors.Add(id, visitor);
            _byToken.Add(token, visitor);
        }
    });

    public Task<Visitor?> FindAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            return _byToken.GetValueOrDefault((project, Convert.ToHexString(tokenHash)));
        }
    });

    public Task<ChannelAddress?> FindAddressAsync(ProjectId project, VisitorId visitor, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            return _visitors.GetValueOrDefault((project, visitor))?.Address;
        }
    });

    public Task ForgetAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            if (_byToken.Remove((project, Convert.ToHexString(tokenHash)), out var visitor))
            {
                foreach (var ticket in _tickets.Where(ticket => ticket.Key.Item1 == project && ticket.Value.Visitor == visitor.Id).ToList())
                {
                    _tickets.Remove(ticket.Key);
                }
            }
        }
    });

    public Task<IReadOnlySet<VisitorId>> ListRememberedAsync(
        ProjectId project, IReadOnlyCollection<VisitorId> visitors, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            var living = _byToken.Values.Where(visitor => visitor.Project == project).Select(visitor => visitor.Id).ToHashSet();
            return (IReadOnlySet<VisitorId>)visitors.Where(living.Contains).ToHashSet();
        }
    });

    public Task AddTicketAsync(
        ProjectId project, VisitorId visitor, byte[] ticketHash, Instant expiresAt, CancellationToken cancellation) =>
        Answer.Of(cancellation, () =>
        {
            lock (_gate)
            {
                var key = (project, Convert.ToHexString(ticketHash));
                _tickets[key] = new Ticket(visitor, expiresAt);
                _expiring.Enqueue(key, expiresAt);
            }
        });

    public Task<Visitor?> RedeemTicketAsync(ProjectId project, byte[] ticketHash, Instant now, CancellationToken cancellation) =>
        Answer.Of(cancellation, () =>
        {
            lock (_gate)
            {
                Sweep(now);
                return _tickets.Remove((project, Convert.ToHexString(ticketHash)), out var ticket)
                    ? _visitors.GetValueOrDefault((project, ticket.Visitor))
                    : null;
            }
        });

    private void Sweep(Instant now)
    {
        while (_expiring.TryPeek(out var key, out var expiresAt) && expiresAt <= now)
        {
            _expiring.Dequeue();
            if (_tickets.TryGetValue(key, out var ticket) && ticket.ExpiresAt <= now)
            {
                _tickets.Remove(key);
            }
        }
    }

    private readonly record struct Ticket(VisitorId Visitor, Instant ExpiresAt);
}
