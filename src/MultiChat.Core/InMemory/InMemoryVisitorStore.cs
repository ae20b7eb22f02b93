using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Projects;
using NodaTime;

namespace MultiChat.InMemory;

internal sealed class InMemoryVisitorStore(AllDialogs dialogs) : IVisitorStore, ISweptVisitors
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(ProjectId, VisitorId), Visitor> _visitors = [];
    private readonly Dictionary<(ProjectId, string Hash), VisitorId> _byToken = [];
    private readonly Dictionary<(ProjectId, VisitorId), string> _tokens = [];
    private readonly InMemoryVisits _visits = new();
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
            _byToken.Add(token, visitor.Id);
            _tokens.Add(id, token.Item2);
            _visits.Add(visitor);
        }
    });

    public Task<Visitor?> FindAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            return _byToken.TryGetValue((project, Convert.ToHexString(tokenHash)), out var id) ? _visitors[(project, id)] : null;
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
                _tokens.Remove((project, visitor));
                foreach (var ticket in _tickets.Where(ticket => ticket.Key.Item1 == project && ticket.Value.Visitor == visitor).ToList())
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
            return (IReadOnlySet<VisitorId>)visitors.Where(visitor => _tokens.ContainsKey((project, visitor))).ToHashSet();
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

    public Task<bool> TouchAsync(ProjectId project, VisitorId visitor, Instant now, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            if (!_visitors.TryGetValue((project, visitor), out var known))
            {
                return false;
            }

            if (now > known.LastSeenAt)
            {
                _visits.Remove(known);
                _visits.Add(_visitors[(project, visitor)] = known with { SeenAt = now });
            }

            return true;
        }
    });

    public Task<IReadOnlyList<UnseenVisitor>> ListUnseenAsync(
        ProjectId project, Instant before, UnseenVisitor? after, int limit, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        var shelf = dialogs.Of(project);
        lock (_gate)
        {
            lock (shelf.Gate)
            {
                return (IReadOnlyList<UnseenVisitor>)
                [
                    .. _visits.ListBefore(project, before, after, limit).Select(visit =>
                        new UnseenVisitor { Id = visit.Visitor, SeenAt = visit.At, HasDialog = shelf.HasDialogOf(visit.Visitor) }),
                ];
            }
        }
    });

    public Task<int> RemoveUnseenAsync(
        ProjectId project, IReadOnlyCollection<VisitorId> visitors, Instant before, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        var shelf = dialogs.Of(project);
        lock (_gate)
        {
            lock (shelf.Gate)
            {
                return visitors.Count(visitor =>
                    _visitors.TryGetValue((project, visitor), out var known)
                    && known.LastSeenAt < before
                    && !shelf.HasDialogOf(visitor)
                    && Remove(known));
            }
        }
    });

    public Task<int> SweepTicketsAsync(ProjectId project, Instant now, int limit, CancellationToken cancellation) => Answer.Of(cancellation, () =>
    {
        lock (_gate)
        {
            var expired = _tickets.Where(ticket => ticket.Key.Item1 == project && ticket.Value.ExpiresAt <= now)
                .OrderBy(ticket => ticket.Value.ExpiresAt).Take(limit).ToList();
            expired.ForEach(ticket => _tickets.Remove(ticket.Key));
            return expired.Count;
        }
    });

    private bool Remove(Visitor visitor)
    {
        var id = (visitor.Project, visitor.Id);
        if (_tokens.Remove(id, out var token))
        {
            _byToken.Remove((visitor.Project, token));
        }

        _visits.Remove(visitor);
        return _visitors.Remove(id);
    }

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
