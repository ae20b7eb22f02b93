using MultiChat.Clients;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;
using NodaTime;

namespace MultiChat.Storage.PostgreSql.Clients;

internal sealed class PostgreSqlVisits(SoloWriter writer, Readers readers) : ISweptVisitors
{
    // The index has coalesce(seen_at, created_at): it is written the same everywhere.
    private const string Unseen = """
        SELECT v.visitor_id, coalesce(v.seen_at, v.created_at),
            EXISTS (SELECT FROM dialogs d WHERE d.project_id = v.project_id AND d.visitor_id = v.visitor_id)
        FROM visitors v
        WHERE v.project_id = $1 AND coalesce(v.seen_at, v.created_at) < $2 AND (coalesce(v.seen_at, v.created_at), v.visitor_id) > ($3, $4)
        ORDER BY v.project_id, coalesce(v.seen_at, v.created_at), v.visitor_id LIMIT $5
        """;

    public async Task<bool> TouchAsync(ProjectId project, VisitorId visitor, Instant now, CancellationToken cancellation) => await writer.RunAsync(
        "visitor",
        () =>
        [
            new Statement(
                "UPDATE visitors SET seen_at = greatest(coalesce(seen_at, created_at), $3) WHERE project_id = $1 AND visitor_id = $2")
                .With(project.Value).With(visitor.Value).With(now),
        ],
        cancellation) > 0;

    public async Task<IReadOnlyList<UnseenVisitor>> ListUnseenAsync(
        ProjectId project, Instant before, UnseenVisitor? after, int limit, CancellationToken cancellation) => await readers.ListAsync(
        new Statement(Unseen).With(project.Value).With(before)
            .With(after?.SeenAt.ToUnixTimeMilliseconds() ?? long.MinValue).With(after?.Id.Value ?? Guid.Empty).With((long)limit),
        static row => new UnseenVisitor { Id = new VisitorId(row.Id(0)), SeenAt = row.Instant(1), HasDialog = row.Flag(2) },
        cancellation);

    // Whoever is noted as being here at the same moment is waited for, and is looked at again as they are then.
    public async Task<int> RemoveUnseenAsync(
        ProjectId project, IReadOnlyCollection<VisitorId> visitors, Instant before, CancellationToken cancellation) => (int)await writer.RunAsync(
        "visitor",
        () =>
        [
            new Statement("""
                DELETE FROM visitors v WHERE v.project_id = $1 AND v.visitor_id = ANY ($2) AND coalesce(v.seen_at, v.created_at) < $3
                    AND NOT EXISTS (SELECT FROM dialogs d WHERE d.project_id = v.project_id AND d.visitor_id = v.visitor_id)
                """).With(project.Value).With([.. visitors.Select(visitor => visitor.Value)]).With(before),
        ],
        cancellation);

    public async Task<int> SweepTicketsAsync(ProjectId project, Instant now, int limit, CancellationToken cancellation) => (int)await writer.RunAsync(
        "ticket",
        () =>
        [
            new Statement("""
                DELETE FROM tickets WHERE project_id = $1 AND ticket_hash IN (
                    SELECT ticket_hash FROM tickets WHERE project_id = $1 AND expires_at <= $2 ORDER BY expires_at LIMIT $3 FOR UPDATE SKIP LOCKED)
                """).With(project.Value).With(now).With((long)limit),
        ],
        cancellation);
}
