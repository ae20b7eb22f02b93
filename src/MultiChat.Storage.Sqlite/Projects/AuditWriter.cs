using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite.Projects;

/// <summary>Writes and reads a project's audit.</summary>
internal static class AuditWriter
{
    public static void Add(Database database, AuditEntry entry)
    {
        using var add = database.Prepare("""
            INSERT INTO audit (project_id, number, at, member_id, kind, changes)
            VALUES (@project, (SELECT coalesce(max(number), 0) + 1 FROM audit WHERE project_id = @project), @at, @member, @kind, @changes)
            """);
        add.Bind("@project", entry.Project.Value).Bind("@at", entry.At).Bind("@member", entry.By?.Value)
            .Bind("@kind", entry.Kind).Bind("@changes", StoredJson.Of(entry.Changes)).Run();
    }

    public static IReadOnlyList<AuditEntry> List(Database database, ProjectId project, long? before, int limit)
    {
        using var query = database.Prepare("""
            SELECT number, at, member_id, kind, changes FROM audit
            WHERE project_id = @project AND number < @before ORDER BY number DESC LIMIT @limit
            """).Bind("@project", project.Value).Bind("@before", before ?? long.MaxValue).Bind("@limit", (long)limit);
        var entries = new List<AuditEntry>();
        while (query.Step())
        {
            entries.Add(new AuditEntry
            {
                Project = project,
                Number = query.Number(0),
                At = query.Instant(1),
                By = query.IdOrNull(2) is { } by ? new MemberId(by) : null,
                Kind = query.Text(3),
                Changes = StoredJson.Changes(query.Text(4)),
            });
        }

        return entries;
    }
}
