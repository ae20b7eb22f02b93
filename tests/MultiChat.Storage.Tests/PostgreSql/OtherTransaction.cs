using Npgsql;

namespace MultiChat.Storage.PostgreSql;

/// <summary>A transaction of another program; rolled back unless committed.</summary>
internal sealed class OtherTransaction(NpgsqlConnection connection) : IAsyncDisposable
{
    public async Task CommitAsync()
    {
        await using var command = new NpgsqlCommand("COMMIT", connection);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
