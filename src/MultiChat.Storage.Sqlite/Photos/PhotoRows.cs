using MultiChat.Photos;
using MultiChat.Projects;
using MultiChat.Storage.Sqlite.Engine;
using NodaTime;

namespace MultiChat.Storage.Sqlite.Photos;

/// <summary>Writes and reads photos.</summary>
internal static class PhotoRows
{
    private const string Used = "(SELECT photo FROM members WHERE project_id = @project AND photo IS NOT NULL)";

    /// <summary>Keeps a photo; the project is there.</summary>
    public static void Put(Database database, ProjectId project, Photo photo)
    {
        using var put = database.Prepare("""
            INSERT INTO photos (project_id, hash, type, bytes) VALUES (@project, @hash, @type, @bytes)
            ON CONFLICT (project_id, hash) DO UPDATE SET unused_since = NULL
            """);
        put.Bind("@project", project.Value).Bind("@hash", photo.Id.Value).Bind("@type", photo.ContentType).Bind("@bytes", photo.Bytes.Span).Run();
    }

    public static Photo? Find(Database database, ProjectId project, PhotoId id)
    {
        using var query = database.Prepare("SELECT type, bytes FROM photos WHERE project_id = @project AND hash = @hash")
            .Bind("@project", project.Value).Bind("@hash", id.Value);
        return query.Step() ? new Photo { Id = id, ContentType = query.Text(0), Bytes = query.Bytes(1) } : null;
    }

    public static int Sweep(Database database, ProjectId project, Instant now, Instant before, int limit)
    {
        using var use = database.Prepare(
            $"UPDATE photos SET unused_since = NULL WHERE project_id = @project AND unused_since IS NOT NULL AND hash IN {Used}");
        use.Bind("@project", project.Value).Run();
        using var note = database.Prepare(
            $"UPDATE photos SET unused_since = @now WHERE project_id = @project AND unused_since IS NULL AND hash NOT IN {Used}");
        note.Bind("@project", project.Value).Bind("@now", now).Run();
        using var sweep = database.Prepare("""
            DELETE FROM photos WHERE project_id = @project AND hash IN (
                SELECT hash FROM photos WHERE project_id = @project AND unused_since <= @before ORDER BY hash LIMIT @limit)
            """);
        return sweep.Bind("@project", project.Value).Bind("@before", before).Bind("@limit", (long)limit).Run();
    }
}
