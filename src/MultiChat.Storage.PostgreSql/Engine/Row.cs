using NodaTime;
using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>The row a reader stands on, by the kinds of columns the schema has.</summary>
internal readonly struct Row(NpgsqlDataReader reader)
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public long Number(int column) => reader.GetInt64(column);

    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    /// <summary>A <c>smallint</c>.</summary>
    public short Small(int column) => reader.GetInt16(column);

    /// <summary>An <c>integer</c>.</summary>
    public int Integer(int column) => reader.GetInt32(column);

    public bool Flag(int column) => reader.GetBoolean(column);

    public Instant Instant(int column) => NodaTime.Instant.FromUnixTimeMilliseconds(Number(column));

    public Instant? InstantOrNull(int column) => IsNull(column) ? null : Instant(column);

    public Guid Id(int column) => reader.GetGuid(column);

    public Guid? IdOrNull(int column) => IsNull(column) ? null : Id(column);

    public byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    public string Text(int column) => reader.GetString(column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);
}
