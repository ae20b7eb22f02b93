using MultiChat.Channels;
using MultiChat.Clients;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Changes;
using MultiChat.Storage.PostgreSql.Engine;
using NodaTime;

namespace MultiChat.Storage.PostgreSql.Clients;

internal sealed class PostgreSqlVisitorStore(SoloWriter writer, Readers readers, ChangeHint hint) : IVisitorStore, ISweptVisitors
{
    private readonly PostgreSqlVisits _visits = new(writer, readers);

    public Task AddAsync(Visitor visitor, byte[] tokenHash, CancellationToken cancellation) => writer.RunAsync("visitor", () =>
    [
        new Statement("""
            INSERT INTO visitors (project_id, visitor_id, site_id, created_at, token_hash, channel, address) VALUES ($1, $2, $3, $4, $5, $6, $7)
            """).With(visitor.Project.Value).With(visitor.Id.Value).With(visitor.Site.Value).With(visitor.CreatedAt).With(tokenHash)
            .With(visitor.Address?.Kind.Value).With(visitor.Address?.Value),
    ], cancellation);

    public Task<Visitor?> FindAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation) => readers.FindAsync(
        new Statement("SELECT visitor_id, site_id, created_at, channel, address, seen_at FROM visitors WHERE project_id = $1 AND token_hash = $2")
            .With(project.Value).With(tokenHash),
        row => Read(row, project),
        cancellation).AsTask();

    public Task<ChannelAddress?> FindAddressAsync(ProjectId project, VisitorId visitor, CancellationToken cancellation) => readers.FindAsync(
        new Statement("SELECT channel, address FROM visitors WHERE project_id = $1 AND visitor_id = $2 AND channel IS NOT NULL")
            .With(project.Value).With(visitor.Value),
        row => ReadAddress(row, 0),
        cancellation).AsTask();

    public Task ForgetAsync(ProjectId project, byte[] tokenHash, CancellationToken cancellation) => writer.RunAsync("visitor", () =>
    [
        new Statement("""
            INSERT INTO changes (project_id, kind, subject)
            SELECT project_id, 5, visitor_id FROM visitors WHERE project_id = $1 AND token_hash = $2
            """).With(project.Value).With(tokenHash),
        hint.Statement(),
        new Statement("""
            DELETE FROM tickets WHERE project_id = $1 AND visitor_id IN
                (SELECT visitor_id FROM visitors WHERE project_id = $1 AND token_hash = $2)
            """).With(project.Value).With(tokenHash),
        new Statement("UPDATE visitors SET token_hash = NULL WHERE project_id = $1 AND token_hash = $2")
            .With(project.Value).With(tokenHash),
    ], cancellation);

    public async Task<IReadOnlySet<VisitorId>> ListRememberedAsync(
        ProjectId project, IReadOnlyCollection<VisitorId> visitors, CancellationToken cancellation)
    {
        var remembered = await readers.ListAsync(
            new Statement("SELECT visitor_id FROM visitors WHERE project_id = $1 AND visitor_id = ANY ($2) AND token_hash IS NOT NULL")
                .With(project.Value).With([.. visitors.Select(visitor => visitor.Value)]),
            static row => new VisitorId(row.Id(0)),
            cancellation);
        return remembered.ToHashSet();
    }

    public Task AddTicketAsync(
        ProjectId project, VisitorId visitor, byte[] ticketHash, Instant expiresAt, CancellationToken cancellation) =>
        writer.RunAsync("ticket", () =>
        [
            new Statement("""
                INSERT INTO tickets (project_id, ticket_hash, visitor_id, expires_at) VALUES ($1, $2, $3, $4)
                ON CONFLICT (project_id, ticket_hash) DO UPDATE SET visitor_id = excluded.visitor_id, expires_at = excluded.expires_at
                """).With(project.Value).With(ticketHash).With(visitor.Value).With(expiresAt),
        ], cancellation);

    public Task<Visitor?> RedeemTicketAsync(ProjectId project, byte[] ticketHash, Instant now, CancellationToken cancellation) =>
        writer.FindAsync(
            () =>
            [
                new Statement("""
                    WITH taken AS (
                        DELETE FROM tickets WHERE project_id = $1 AND ticket_hash = $2 RETURNING project_id, visitor_id, expires_at)
                    SELECT v.visitor_id, v.site_id, v.created_at, v.channel, v.address, v.seen_at FROM taken t
                    JOIN visitors v ON v.project_id = t.project_id AND v.visitor_id = t.visitor_id
                    WHERE t.expires_at > $3
                    """).With(project.Value).With(ticketHash).With(now),
                new Statement("""
                    DELETE FROM tickets WHERE project_id = $1 AND ticket_hash IN
                        (SELECT ticket_hash FROM tickets WHERE project_id = $1 AND expires_at <= $2 ORDER BY expires_at LIMIT 100
                            FOR UPDATE SKIP LOCKED)
                    """).With(project.Value).With(now),
            ],
            row => Read(row, project),
            cancellation);

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

    private static Visitor Read(Row row, ProjectId project) => new()
    {
        Project = project,
        Id = new VisitorId(row.Id(0)),
        Site = new SiteId(row.Id(1)),
        CreatedAt = row.Instant(2),
        Address = row.IsNull(3) ? null : ReadAddress(row, 3),
        SeenAt = row.InstantOrNull(5),
    };

    private static ChannelAddress ReadAddress(Row row, int first) =>
        new() { Kind = new ChannelKind(row.Text(first)), Value = row.Text(first + 1) };
}
