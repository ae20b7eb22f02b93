using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MultiChat.Storage.Sqlite.Engine;

/// <summary>What is said when a file cannot be opened. Each sentence names the fix.</summary>
internal static class OpenFailure
{
    public static StorageException Of(string path, SqliteException reason) => reason.SqliteErrorCode switch
    {
        raw.SQLITE_NOTADB => NotDatabase(path, reason),
        raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => CannotWriteFile(path, reason),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Owned(path, null, reason),
        raw.SQLITE_FULL => Full(path, reason),
        _ => Damaged(path, reason),
    };

    public static StorageException IsFolder(string path) =>
        new($"'{path}' is a folder. Give SQLite the path of a file, for example '{Path.Combine(path, "chat.db")}'.");

    public static StorageException CannotMakeFolder(string path, Exception cause) =>
        new($"The folder '{Path.GetDirectoryName(path)}' does not exist and cannot be made: {cause.Message} "
            + "Make it, and let this process's user write in it, or give another path.", cause);

    public static StorageException CannotWriteFolder(string path, Exception cause) =>
        new($"The folder '{Path.GetDirectoryName(path)}' cannot be written. SQLite keeps more files beside '{Path.GetFileName(path)}': "
            + "let this process's user write in the folder, or give another path.", cause);

    public static StorageException CannotWriteFile(string path, Exception? cause) =>
        new($"The file '{path}' is read-only. Let this process's user write it, or give another path.", cause);

    public static StorageException Owned(string path, string? owner, Exception cause) =>
        new($"The file '{path}' is in use by {(owner is null ? "another process" : $"process {owner}")}. A SQLite file serves one host: "
            + "stop the other one, give this one another file, or use PostgreSQL for several hosts.", cause);

    public static StorageException NotDatabase(string path, Exception cause) =>
        new($"The file '{path}' is not a SQLite database. Move it away, or give another path.", cause);

    public static StorageException Foreign(string path) =>
        new($"The file '{path}' is a database of another program. MultiChat needs a file of its own: give another path.");

    public static StorageException TooNew(string path, long version, long oldestCode, long code) =>
        new($"The file '{path}' has schema {version}, which needs MultiChat code of schema {oldestCode} or newer; this is {code}. "
            + "Run the newer MultiChat again, or restore the backup from before its start.");

    public static StorageException Damaged(string path, Exception cause) =>
        new($"The file '{path}' cannot be read: {cause.Message} Check the disk, then restore a backup.", cause);

    public static StorageException Full(string path, Exception cause) =>
        new($"There is no space left on the disk of '{path}'. Free some, then start again.", cause);

    public static StorageException NotDurable(string path, string synchronous) =>
        new($"SQLite did not take synchronous=FULL for '{path}' (it is {synchronous}). Use the SQLite library that comes with MultiChat, "
            + "or set SqliteOptions.SurvivesPowerLoss to false.");

    public static StorageException NoLog(string path, string mode) =>
        new($"SQLite cannot keep a write-ahead log for '{path}' (journal_mode is {mode}). "
            + "Put the file on a local disk, not a network share.");

    /// <summary>A port was used before the storage was opened.</summary>
    public static InvalidOperationException NotOpen(string path) => new($"SQLite file {path} is not open. Await OpenAsync first.");
}
