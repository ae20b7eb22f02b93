using MultiChat.Photos;
using MultiChat.Projects;
using MultiChat.Storage.PostgreSql.Engine;
using NodaTime;

namespace MultiChat.Storage.PostgreSql.Photos;

/// <summary>What writes and reads photos.</summary>
internal static class PhotoStatements
{
    private const string Used = "SELECT photo FROM members WHERE project_id = $1 AND photo IS NOT NULL";

    // In one order, whoever writes: two that overlap never wait for each other in a ring.
    private const string Note = $"""
        WITH changed AS (
            SELECT hash FROM photos WHERE project_id = $1 AND (unused_since IS NULL) <> (hash IN ({Used})) ORDER BY hash FOR UPDATE SKIP LOCKED)
        UPDATE photos p SET unused_since = CASE WHEN p.unused_since IS NULL THEN $2 END FROM changed WHERE p.project_id = $1 AND p.hash = changed.hash
        """;

    private const string Remove = $"""
        DELETE FROM photos WHERE project_id = $1 AND hash IN (
            SELECT hash FROM photos WHERE project_id = $1 AND unused_since <= $2 AND hash NOT IN ({Used}) ORDER BY hash LIMIT $3 FOR UPDATE SKIP LOCKED)
        RETURNING hash
        """;

    /// <summary>Keeps a photo; changes no row where there is no such project.</summary>
    public static Statement Put(ProjectId project, Photo photo) => new Statement("""
        INSERT INTO photos (project_id, hash, type, bytes) SELECT project_id, $2, $3, $4 FROM projects WHERE project_id = $1
        ON CONFLICT (project_id, hash) DO UPDATE SET unused_since = NULL
        """).With(project.Value).With(photo.Id.Value).With(photo.ContentType).With(photo.Bytes.ToArray());

    public static Statement Find(ProjectId project, PhotoId id) =>
        new Statement("SELECT type, bytes FROM photos WHERE project_id = $1 AND hash = $2").With(project.Value).With(id.Value);

    public static Photo Read(Row row, PhotoId id) => new() { Id = id, ContentType = row.Text(0), Bytes = row.Bytes(1) };

    /// <summary>Notes which photos no member has.</summary>
    public static Statement NoteUnused(ProjectId project, Instant now) => new Statement(Note).With(project.Value).With(now);

    /// <summary>Removes those that nobody has had for long enough, by what was noted before.</summary>
    public static Statement RemoveUnused(ProjectId project, Instant before, int limit) =>
        new Statement(Remove).With(project.Value).With(before).With((long)limit);
}
