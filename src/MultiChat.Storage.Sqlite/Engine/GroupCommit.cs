using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MultiChat.Storage.Sqlite.Engine;

/// <summary>Writes a group of commands in one transaction, each behind a savepoint of its own.</summary>
internal static class GroupCommit
{
    /// <summary>Runs and commits the group. Nothing is answered here.</summary>
    /// <exception cref="Exception">The group as a whole failed: of none of its writes the outcome is known.</exception>
    public static void Run(Database database, List<Write> group)
    {
        database.Run("BEGIN IMMEDIATE");
        foreach (var write in group)
        {
            if (!write.IsCancelled)
            {
                RunOne(database, write);
            }
        }

        database.Run("COMMIT");
    }

    private static void RunOne(Database database, Write write)
    {
        database.Run("SAVEPOINT one");
        bool keep;
        try
        {
            keep = write.Run(database);
        }
        catch (Exception reason) when (database.InTransaction && !ConcernsFile(reason))
        {
            keep = false;
            write.Refuse(reason is SqliteException ? new StorageException($"SQLite refused a write: {reason.Message}", reason) : reason);
        }

        if (!keep)
        {
            database.Run("ROLLBACK TO one");
        }

        database.Run("RELEASE one");
    }

    private static bool ConcernsFile(Exception reason) => reason is SqliteException
    {
        SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOMEM or raw.SQLITE_READONLY
            or raw.SQLITE_CANTOPEN or raw.SQLITE_NOTADB or raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL,
    };
}
