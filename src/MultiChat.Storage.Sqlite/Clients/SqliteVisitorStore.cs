using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using NodaTime;

namespace MultiChat.Storage.Sqlite.Clients;

internal sealed class SqliteVisitorStore(Writer writer, Readers readers) : IVisitorStore, ISweptVisitors
{
    // A step of the sweeper's, so that who redeems a ticket waits for no more.
    private const int TicketsAtOnce = 100;

    private readonly SqliteVisits _visits = new(writer, readers);

    public Task AddAsync(Visitor visitor, byte[] tokenHash, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        using var add = database.Prepare("""
            INSERT INTO visitors (project_id, visitor_id, site_id, created_at, token_hash, channel, address)
            VALUES (@project, @visitor, @site, @created, @hash, @channel, @address)
            """);
        add.Bind("@project", visitor.Project.Value).Bind("@visitor", visitor.Id.Value).Bind("@site", visitor.Site.Value)
            .Bind("@created", visitor.CreatedAt).Bind("@hash", tokenHash)
            .Bind("@channel", visitor.Address?.Kind.Value).Bind("@address", visitor.Address?.Value);
        return add.TryRun() ? true : throw new DuplicateKeyException("visitor");
    }, cancellation);

    public Task<Visitor?> FindAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation) => readers.ReadAsync(database =>
    {
        using var query = database.Prepare("""
            SELECT visitor_id, site_id, created_at, channel, address, seen_at FROM visitors WHERE project_id = @project AND token_hash = @hash
            """).Bind("@project", project.Value).Bind("@hash", tokenHash);
        return Read(query, project);
    }, cancellation).AsTask();

    public Task<ChannelAddress?> FindAddressAsync(ProjectId project, VisitorId visitor, CancellationToken cancellation) => readers.ReadAsync(database =>
    {
        using var query = database.Prepare("SELECT channel, address FROM visitors WHERE project_id = @project AND visitor_id = @visitor")
            .Bind("@project", project.Value).Bind("@visitor", visitor.Value);
        return query.Step() ? ReadAddress(query, 0) : null;
    }, cancellation).AsTask();

    public Task ForgetAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation) => writer.RunAsync(database =>
    {
        using var tickets = database.Prepare("""
            DELETE FROM tickets WHERE project_id = @project AND visitor_id IN
                (SELECT visitor_id FROM visitors WHERE project_id = @project AND token_hash = @hash)
            """).Bind("@project", project.Value).Bind("@hash", tokenHash);
        tickets.Run();
        using var token = database.Prepare("UPDATE visitors SET token_hash = NULL WHERE project_id = @project AND token_hash = @hash")
            .Bind("@project", project.Value).Bind("@hash", tokenHash);
        return token.Run();
    }, cancellation);

    public Task<IReadOnlySet<VisitorId>> ListRememberedAsync(
        ProjectId project, IReadOnlyCollection<VisitorId> visitors, CancellationToken cancellation) => readers.ReadAsync(database =>
    {
        var remembered = new HashSet<VisitorId>();
        foreach (var visitor in visitors)
        {
            using var query = database.Prepare("""
                SELECT 1 FROM visitors WHERE project_id = @project AND visitor_id = @visitor AND token_hash IS NOT NULL
                """).Bind("@project", project.Value).Bind("@visitor", visitor.Value);
            if (query.Step())
            {
                remembered.Add(visitor);
            }
        }

        return (IReadOnlySet<VisitorId>)remembered;
    }, cancellation).AsTask();

    public Task AddTicketAsync(
        ProjectId project, VisitorId visitor, byte[] ticketHash, Instant expiresAt, CancellationToken cancellation) =>
        writer.RunAsync(database =>
        {
            using var add = database.Prepare("""
                INSERT OR REPLACE INTO tickets (project_id, ticket_hash, visitor_id, expires_at)
                VALUES (@project, @hash, @visitor, @expires)
                """);
            return add.Bind("@project", project.Value).Bind("@hash", ticketHash)
                .Bind("@visitor", visitor.Value).Bind("@expires", expiresAt).Run();
        }, cancellation);

    public Task<Visitor?> RedeemTicketAsync(ProjectId project, byte[] ticketHash, Instant now, CancellationToken cancellation) =>
        writer.RunAsync(database =>
        {
            SqliteVisits.SweepTickets(database, project, now, TicketsAtOnce);
            using var find = database.Prepare("""
                SELECT v.visitor_id, v.site_id, v.created_at, v.channel, v.address, v.seen_at FROM tickets t
                JOIN visitors v ON v.project_id = t.project_id AND v.visitor_id = t.visitor_id
                WHERE t.project_id = @project AND t.ticket_hash = @hash AND t.expires_at > @now
                """).Bind("@project", project.Value).Bind("@hash", ticketHash).Bind("@now", now);
            var visitor = Read(find, project);
            using var take = database.Prepare("DELETE FROM tickets WHERE project_id = @project AND ticket_hash = @hash");
            take.Bind("@project", project.Value).Bind("@hash", ticketHash).Run();
            return visitor;
        }, cancellation);

    public Task<bool> TouchAsync(ProjectId project, VisitorId visitor, Instant now, CancellationToken cancellation) =>
        _visits.TouchAsync(project, visitor, now, cancellation);

    public Task<IReadOnlyList<UnseenVisitor>> ListUnseenAsync(
        ProjectId project, Instant before, UnseenVisitor? after, int limit, CancellationToken cancellation) =>
        _visits.ListUnseenAsync(project, before, after, limit, cancellation);

    public Task<int> RemoveUnseenAsync(
        ProjectId project, IReadOnlyCollection<VisitorId> visitors, Instant before, CancellationToken cancellation) =>
        _visits.RemoveUnseenAsync(project, visitors, before, cancellation);

    public Task<int> SweepTicketsAsync(ProjectId project, Instant now, int limit, CancellationToken cancellation) =>
        _visits.SweepTicketsAsync(project, now, limit, cancellation);

    private static Visitor? Read(Statement row, ProjectId project) => row.Step()
        ? new Visitor
        {
            Project = project,
            Id = new VisitorId(row.Id(0)),
            Site = new SiteId(row.Id(1)),
            CreatedAt = row.Instant(2),
            Address = ReadAddress(row, 3),
            SeenAt = row.InstantOrNull(5),
        }
        : null;

    private static ChannelAddress? ReadAddress(Statement row, int first) => row.TextOrNull(first) is { } kind
        ? new ChannelAddress { Kind = new ChannelKind(kind), Value = row.Text(first + 1) }
        : null;
}
