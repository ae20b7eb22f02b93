using MultiChat.Clients;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using NodaTime;

namespace MultiChat.Storage.Sqlite.Clients;

internal sealed class SqliteVisits(Writer writer, Readers readers) : ISweptVisitors
{
    // The index has coalesce(seen_at, created_at): it is written the same everywhere.
    private const string Unseen = """
        SELECT v.visitor_id, coalesce(v.seen_at, v.created_at),
            EXISTS (SELECT 1 FROM dialogs d WHERE d.project_id = v.project_id AND d.visitor_id = v.visitor_id)
        FROM visitors v
        WHERE v.project_id = @project AND coalesce(v.seen_at, v.created_at) >= @from AND coalesce(v.seen_at, v.created_at) < @before
            AND (coalesce(v.seen_at, v.created_at) > @from OR v.visitor_id > @after)
        ORDER BY coalesce(v.seen_at, v.created_at), v.visitor_id LIMIT @limit
        """;

    public Task<bool> TouchAsync(ProjectId project, VisitorId visitor, Instant now, CancellationToken cancellation) => writer.RunAsync(
        database =>
        {
            using var touch = database.Prepare("""
                UPDATE visitors SET seen_at = max(coalesce(seen_at, created_at), @now) WHERE project_id = @project AND visitor_id = @visitor
                """).Bind("@project", project.Value).Bind("@visitor", visitor.Value).Bind("@now", now);
            return touch.Run() > 0;
        },
        cancellation);

    public Task<IReadOnlyList<UnseenVisitor>> ListUnseenAsync(
        ProjectId project, Instant before, UnseenVisitor? after, int limit, CancellationToken cancellation) => readers.ReadAsync(
        database =>
        {
            using var query = database.Prepare(Unseen).Bind("@project", project.Value).Bind("@before", before).Bind("@limit", limit)
                .Bind("@from", after?.SeenAt.ToUnixTimeMilliseconds() ?? long.MinValue).BindIdOrEmpty("@after", after?.Id.Value);
            var unseen = new List<UnseenVisitor>();
            while (query.Step())
            {
                unseen.Add(new UnseenVisitor { Id = new VisitorId(query.Id(0)), SeenAt = query.Instant(1), HasDialog = query.Flag(2) });
            }

            return (IReadOnlyList<UnseenVisitor>)unseen;
        },
        cancellation).AsTask();

    public Task<int> RemoveUnseenAsync(
        ProjectId project, IReadOnlyCollection<VisitorId> visitors, Instant before, CancellationToken cancellation) => writer.RunAsync(
        database =>
        {
            var removed = 0;
            foreach (var visitor in visitors)
            {
                using var remove = database.Prepare("""
                    DELETE FROM visitors AS v
                    WHERE v.project_id = @project AND v.visitor_id = @visitor AND coalesce(v.seen_at, v.created_at) < @before
                        AND NOT EXISTS (SELECT 1 FROM dialogs d WHERE d.project_id = v.project_id AND d.visitor_id = v.visitor_id)
                    """).Bind("@project", project.Value).Bind("@visitor", visitor.Value).Bind("@before", before);
                removed += remove.Run();
            }

            return removed;
        },
        cancellation);

    public Task<int> SweepTicketsAsync(ProjectId project, Instant now, int limit, CancellationToken cancellation) => writer.RunAsync(
        database => SweepTickets(database, project, now, limit), cancellation);

    /// <summary>A part of whoever's transaction.</summary>
    public static int SweepTickets(Database database, ProjectId project, Instant now, int limit)
    {
        using var sweep = database.Prepare("""
            DELETE FROM tickets WHERE project_id = @project AND ticket_hash IN (
                SELECT ticket_hash FROM tickets WHERE project_id = @project AND expires_at <= @now ORDER BY expires_at LIMIT @limit)
            """);
        return sweep.Bind("@project", project.Value).Bind("@now", now).Bind("@limit", limit).Run();
    }
}
