using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>A statement with the values of its parameters <c>$1</c>, <c>$2</c> …, given in their order.</summary>
/// <remarks>Npgsql prepares each text once per connection when it comes again, so make texts constants.</remarks>
internal sealed class Statement(string sql)
{
    private readonly List<NpgsqlParameter> _values = [];

    /// <summary>The statement as a part of the last batch.</summary>
    public NpgsqlBatchCommand? Command { get; private set; }

    /// <summary>Whether it begins a transaction, before which nothing of that transaction can be set.</summary>
    public bool BeginsTransaction => sql.StartsWith("BEGIN", StringComparison.Ordinal);

    /// <summary>Makes the statement a part of a batch.</summary>
    /// <remarks>Each attempt has a command of its own: a command remembers the connection that prepared it, and owns its parameters.</remarks>
    public NpgsqlBatchCommand MakeCommand()
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in _values)
        {
            command.Parameters.Add(Command is null ? value : value.Clone());
        }

        return Command = command;
    }

    public Statement With(Guid value) => Add(value, NpgsqlDbType.Uuid);

    public Statement With(Guid? value) => value is { } known ? With(known) : Add(NpgsqlDbType.Uuid);

    public Statement With(long value) => Add(value, NpgsqlDbType.Bigint);

    public Statement With(long? value) => value is { } known ? With(known) : Add(NpgsqlDbType.Bigint);

    public Statement With(short value) => Add(value, NpgsqlDbType.Smallint);

    public Statement With(bool value) => Add(value, NpgsqlDbType.Boolean);

    public Statement With(Instant value) => With(value.ToUnixTimeMilliseconds());

    public Statement With(Instant? value) => With(value?.ToUnixTimeMilliseconds());

    public Statement With(byte[]? value) => value is null ? Add(NpgsqlDbType.Bytea) : Add(value, NpgsqlDbType.Bytea);

    public Statement With(string? value) => value is null ? Add(NpgsqlDbType.Text) : Add(KeptText.Checked(value), NpgsqlDbType.Text);

    public Statement With(Guid[] values) => Add(values, NpgsqlDbType.Array | NpgsqlDbType.Uuid);

    public Statement With(long[] values) => Add(values, NpgsqlDbType.Array | NpgsqlDbType.Bigint);

    public Statement With(long?[] values) => Add(values, NpgsqlDbType.Array | NpgsqlDbType.Bigint);

    public Statement With(int[] values) => Add(values, NpgsqlDbType.Array | NpgsqlDbType.Integer);

    public Statement With(string[] values) =>
        Add(Array.ConvertAll(values, KeptText.Checked), NpgsqlDbType.Array | NpgsqlDbType.Text);

    /// <summary>JSON as its bytes, for a parameter of the type <c>jsonb</c>.</summary>
    public Statement WithJson(ReadOnlyMemory<byte>? utf8) => utf8 is { } known ? Add(known, NpgsqlDbType.Jsonb) : Add(NpgsqlDbType.Jsonb);

    /// <summary>As above.</summary>
    public Statement WithJson(string json) => Add(json, NpgsqlDbType.Jsonb);

    private Statement Add<T>(T value, NpgsqlDbType type)
    {
        _values.Add(new NpgsqlParameter<T> { TypedValue = value, NpgsqlDbType = type });
        return this;
    }

    private Statement Add(NpgsqlDbType type)
    {
        _values.Add(new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = type });
        return this;
    }
}
