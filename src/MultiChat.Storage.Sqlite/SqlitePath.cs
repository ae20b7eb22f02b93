using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace MultiChat.Storage.Sqlite;

/// <summary>Which file a path means.</summary>
internal static partial class SqlitePath
{
    /// <summary>Refuses what other libraries take in a path's place.</summary>
    /// <exception cref="ArgumentException">It is a connection string, an address, or memory.</exception>
    public static void Check(string path)
    {
        if (path == ":memory:")
        {
            throw new ArgumentException("SqliteStorage keeps a file. To keep a chat in memory, leave AddSqlite out.", nameof(path));
        }

        if (ConnectionString().IsMatch(path))
        {
            throw new ArgumentException(
                "SQLite is given the path of a file and no connection string: write .AddSqlite(\"chat.db\").", nameof(path));
        }
    }

    /// <summary>The full path: of the host's folder, unless only the current folder has such a file.</summary>
    public static string Find(string path, string? contentRoot, ILogger? log)
    {
        var here = Path.GetFullPath(path);
        var wanted = contentRoot is null ? here : Path.GetFullPath(path, Path.GetFullPath(contentRoot));
        if (string.Equals(wanted, here, StringComparison.Ordinal) || File.Exists(wanted) || !File.Exists(here))
        {
            return wanted;
        }

        if (log is not null)
        {
            LogCurrentFolder(log, here, wanted);
        }

        return here;
    }

    [GeneratedRegex(
        @"^\s*(data\s*source|filename|host|server|mode|cache|password)\s*=|^file:",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ConnectionString();

    [LoggerMessage(1015, LogLevel.Warning, "MultiChat uses {File} of the current folder. Relative paths are of the app's folder: stop the app and move the file "
        + "and those beside it to {Wanted}, or give AddSqlite the full path")]
    private static partial void LogCurrentFolder(ILogger logger, string file, string wanted);
}
