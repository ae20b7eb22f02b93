using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.PostgreSql.Projects;

/// <summary>What writes and reads a project's audit.</summary>
internal static class AuditStatements
{
    /// <summary>The project's row is locked: numbers are given one at a time.</summary>
    public static Statement Add(AuditEntry entry) => new Statement("""
        INSERT INTO audit (project_id, number, at, member_id, kind, changes)
        SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5 FROM audit WHERE project_id = $1
        """)
        .With(entry.Project.Value).With(entry.At).With(entry.By?.Value).With(entry.Kind).With(StoredJson.Of(entry.Changes));

    public static Statement List(ProjectId project, long? before, int limit) => new Statement("""
        SELECT number, at, member_id, kind, changes FROM audit WHERE project_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3
        """).With(project.Value).With(before ?? long.MaxValue).With((long)limit);

    public static AuditEntry Read(Row row, ProjectId project) => new()
    {
        Project = project,
        Number = row.Number(0),
        At = row.Instant(1),
        By = row.IdOrNull(2) is { } by ? new MemberId(by) : null,
        Kind = row.Text(3),
        Changes = StoredJson.Changes(row.Text(4)),
    };
}
