using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using NodaTime;
using SQLitePCL;

namespace MultiChat.Storage.Sqlite.Engine;

/// <summary>
/// A prepared statement that lives as long as its connection. Borrowed from <see cref="Database.Prepare"/> and given back by
/// <see cref="Dispose"/>; parameters are bound by their names, with their types.
/// </summary>
/// <remarks>
/// Not a SqliteCommand, because that looks every parameter up by name in the library at each execution, makes a reader for each,
/// and sleeps on its own when the file is busy.
/// </remarks>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly Dictionary<string, int> _parameters = new(StringComparer.Ordinal);

    public Statement(sqlite3 connection, string sql)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
        for (var index = 1; index <= raw.sqlite3_bind_parameter_count(_statement); index++)
        {
            _parameters.Add(raw.sqlite3_bind_parameter_name(_statement, index).utf8_to_string(), index);
        }
    }

    public Statement Bind(string name, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, _parameters[name], value));
        return this;
    }

    public Statement Bind(string name, long? value) => value is { } known ? Bind(name, known) : BindNull(name);

    public Statement Bind(string name, bool value) => Bind(name, value ? 1L : 0L);

    public Statement Bind(string name, Instant value) => Bind(name, value.ToUnixTimeMilliseconds());

    public Statement Bind(string name, Instant? value) => Bind(name, value?.ToUnixTimeMilliseconds());

    public Statement Bind(string name, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return Bind(name, bytes);
    }

    public Statement Bind(string name, Guid? value) => value is { } known ? Bind(name, known) : BindNull(name);

    public Statement BindIdOrEmpty(string name, Guid? value) =>
        value is { } known ? Bind(name, known) : Bind(name, ReadOnlySpan<byte>.Empty);

    public Statement Bind(string name, ReadOnlySpan<byte> value)
    {
        // An empty span has no address, and no address means NULL.
        Check(value.IsEmpty
            ? raw.sqlite3_bind_zeroblob(_statement, _parameters[name], 0)
            : raw.sqlite3_bind_blob(_statement, _parameters[name], value));
        return this;
    }

    public Statement Bind(string name, string? value)
    {
        if (value is null)
        {
            return BindNull(name);
        }

        // One unit needs three bytes at most; one more keeps the address of an empty text.
        var bytes = ArrayPool<byte>.Shared.Rent((value.Length * 3) + 1);
        try
        {
            var length = Encoding.UTF8.GetBytes(KeptText.Checked(value), bytes);
            Check(raw.sqlite3_bind_text(_statement, _parameters[name], bytes.AsSpan(0, length)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        return this;
    }

    /// <summary>Whether there is a (next) row, whose columns may then be read.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return code == raw.SQLITE_ROW;
        }

        Check(code);
        return false;
    }

    /// <summary>Executes to the end and returns how many rows were changed.</summary>
    public int Run()
    {
        while (Step())
        {
        }

        return raw.sqlite3_changes(_connection);
    }

    /// <summary>Executes a change of one row; false, with nothing changed, where a unique key forbids it.</summary>
    public bool TryRun()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_CONSTRAINT
            && raw.sqlite3_extended_errcode(_connection) is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY)
        {
            return false;
        }

        if (code != raw.SQLITE_DONE)
        {
            Check(code);
        }

        return true;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    public bool Flag(int column) => Number(column) != 0;

    public Instant Instant(int column) => NodaTime.Instant.FromUnixTimeMilliseconds(Number(column));

    public Instant? InstantOrNull(int column) => IsNull(column) ? null : Instant(column);

    public Guid Id(int column) => new(raw.sqlite3_column_blob(_statement, column), bigEndian: true);

    public Guid? IdOrNull(int column) => IsNull(column) ? null : Id(column);

    public bool IsEmpty(int column) => raw.sqlite3_column_bytes(_statement, column) == 0;

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(_statement, column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>Gives the statement back. An error of its last step was thrown then and is not told again.</summary>
    public void Dispose()
    {
        _ = raw.sqlite3_reset(_statement);
        _ = raw.sqlite3_clear_bindings(_statement);
    }

    /// <summary>Frees the statement for ever.</summary>
    public void Close() => _statement.Dispose();

    private Statement BindNull(string name)
    {
        Check(raw.sqlite3_bind_null(_statement, _parameters[name]));
        return this;
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _connection);
}
