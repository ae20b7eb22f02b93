using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MultiChat.Storage.Sqlite.Engine;

/// <summary>One connection to the file with its prepared statements. Used by one thread at a time.</summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    private Database(SqliteConnection connection) => _connection = connection;

    /// <summary>Whether a transaction is running. An error may have ended it.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    /// <summary>How many pages this connection has written to the log since it was opened.</summary>
    public long PagesWritten
    {
        get
        {
            _ = raw.sqlite3_db_status(Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var written, out _, 0);
            return written;
        }
    }

    /// <summary>The statements prepared so far, for tests of their plans.</summary>
    internal IReadOnlyCollection<string> Prepared => _statements.Keys;

    private sqlite3 Handle => _connection.Handle!;

    /// <summary>The connection that writes: <c>synchronous</c> as the options say, checkpoints by the writer alone.</summary>
    /// <param name="path">The file; made if it is missing.</param>
    /// <param name="survivesPowerLoss">FULL, else NORMAL.</param>
    public static Database OpenForWriting(string path, bool survivesPowerLoss) => Open(path, SqliteOpenMode.ReadWriteCreate, $"""
        PRAGMA busy_timeout = 5000;
        PRAGMA page_size = 4096;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = {(survivesPowerLoss ? "FULL" : "NORMAL")};
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA journal_size_limit = 67108864;
        PRAGMA foreign_keys = OFF;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -32768;
        """);

    /// <summary>A connection that can only read.</summary>
    /// <param name="path">The file.</param>
    public static Database OpenForReading(string path) => Open(path, SqliteOpenMode.ReadWrite, """
        PRAGMA busy_timeout = 5000;
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA query_only = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -8192;
        """);

    /// <summary>The statement of this text, prepared once; to be given back before it is borrowed again.</summary>
    /// <param name="sql">One statement. Texts are compared by their characters, so make them constants.</param>
    public Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements.Add(sql, statement = new Statement(Handle, sql));
        }

        return statement;
    }

    /// <summary>Executes one prepared statement without parameters.</summary>
    /// <param name="sql">The statement.</param>
    public int Run(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Run();
    }

    /// <summary>Executes statements that are needed once, such as a script.</summary>
    /// <param name="sql">Statements with semicolons between them.</param>
    public void RunOnce(string sql) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(Handle, sql), Handle);

    /// <summary>The first column of the first row of a statement that is needed once, as a text; null where there is none.</summary>
    /// <param name="sql">The statement.</param>
    public string? AskOnce(string sql)
    {
        var statement = new Statement(Handle, sql);
        try
        {
            return statement.Step() ? statement.TextOrNull(0) : null;
        }
        finally
        {
            statement.Close();
        }
    }

    /// <summary>Runs reads on one snapshot of the file.</summary>
    /// <param name="read">What to read.</param>
    public T Snapshot<T>(Func<Database, T> read)
    {
        Run("BEGIN");
        try
        {
            return read(this);
        }
        finally
        {
            if (InTransaction)
            {
                Run("ROLLBACK");
            }
        }
    }

    /// <summary>Copies the log into the file so that the next write begins it anew, unless readers are in the way for too long.</summary>
    /// <param name="patience">How long to wait for readers, in milliseconds.</param>
    public bool TryCheckpoint(int patience)
    {
        _ = raw.sqlite3_busy_timeout(Handle, patience);
        var code = raw.sqlite3_wal_checkpoint_v2(Handle, "main", raw.SQLITE_CHECKPOINT_RESTART, out _, out _);
        _ = raw.sqlite3_busy_timeout(Handle, 5_000);
        if (code == raw.SQLITE_BUSY)
        {
            return false;
        }

        SqliteException.ThrowExceptionForRC(code, Handle);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Close();
        }

        _connection.Dispose();
    }

    private static Database Open(string path, SqliteOpenMode mode, string pragmas)
    {
        // Without the pool: a pooled connection would keep the file, and the pragmas of its last use.
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var database = new Database(connection);
            database.RunOnce(pragmas);
            return database;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
