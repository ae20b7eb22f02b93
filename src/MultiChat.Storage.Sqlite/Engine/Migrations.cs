using System.Globalization;

namespace MultiChat.Storage.Sqlite.Engine;

/// <summary>Brings a file's schema up to this code's, one numbered script after another, each in a transaction of its own.</summary>
/// <remarks>
/// Run by the file's only owner. A script's first line may name the oldest code that may still run afterwards: <c>-- oldest-code: 3</c>.
/// </remarks>
internal static class Migrations
{
    private const string OldestCodeMark = "-- oldest-code:";

    /// <summary>The schema this code was written for: the number of the last script.</summary>
    public static long CodeVersion { get; } = Scripts().Max(script => script.Number);

    /// <summary>Applies what is missing.</summary>
    /// <param name="database">The writing connection.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="StorageException">The file is of newer code, or of another program.</exception>
    public static void Apply(Database database, string path)
    {
        var version = ReadVersion(database, path);
        foreach (var (number, sql) in Scripts().Where(script => script.Number > version).OrderBy(script => script.Number))
        {
            var oldestCode = OldestCode(sql) ?? number;
            database.RunOnce($"""
                BEGIN IMMEDIATE;
                {sql}
                INSERT INTO schema (version, oldest_code) SELECT {number}, max({oldestCode}, coalesce(max(oldest_code), 0)) FROM schema;
                DELETE FROM schema WHERE version <> {number};
                COMMIT;
                """);
        }
    }

    private static long ReadVersion(Database database, string path)
    {
        if (Ask(database, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema'") == 0)
        {
            if (Ask(database, "SELECT count(*) FROM sqlite_schema") > 0)
            {
                throw OpenFailure.Foreign(path);
            }

            database.RunOnce("CREATE TABLE schema (version INTEGER NOT NULL, oldest_code INTEGER NOT NULL)");
            return 0;
        }

        if (Ask(database, "SELECT count(*) FROM pragma_table_info('schema') WHERE name IN ('version', 'oldest_code')") != 2)
        {
            throw OpenFailure.Foreign(path);
        }

        var version = Ask(database, "SELECT coalesce(max(version), 0) FROM schema");
        var oldestCode = Ask(database, "SELECT coalesce(max(oldest_code), 0) FROM schema");
        return oldestCode > CodeVersion ? throw OpenFailure.TooNew(path, version, oldestCode, CodeVersion) : version;
    }

    private static long? OldestCode(string sql)
    {
        var line = sql.AsSpan()[..sql.IndexOf('\n', StringComparison.Ordinal)];
        return line.StartsWith(OldestCodeMark, StringComparison.Ordinal)
            ? long.Parse(line[OldestCodeMark.Length..].Trim(), CultureInfo.InvariantCulture)
            : null;
    }

    private static long Ask(Database database, string sql) => long.Parse(database.AskOnce(sql)!, CultureInfo.InvariantCulture);

    private static IEnumerable<(long Number, string Sql)> Scripts()
    {
        var assembly = typeof(Migrations).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            const string Folder = ".Schema.";
            var at = name.IndexOf(Folder, StringComparison.Ordinal);
            if (at >= 0)
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                yield return (long.Parse(name.AsSpan(at + Folder.Length, 4), CultureInfo.InvariantCulture), reader.ReadToEnd());
            }
        }
    }
}
