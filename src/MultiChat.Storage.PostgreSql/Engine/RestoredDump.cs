using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>
/// A dump that was restored brings numbers of transactions of the server it was taken of. Where this server has not come as far, all that is new here
/// would count as seen, and would not be found by a search until it has.
/// </summary>
internal static class RestoredDump
{
    /// <summary>Puts such numbers behind what this server has come to; what was not seen there is seen here.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="place">Where the schema is.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task SettleAsync(NpgsqlConnection connection, DatabasePlace place, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            WITH ahead AS (
                UPDATE {place.Schema}.search_progress SET seen = pg_current_snapshot()
                WHERE pg_snapshot_xmax(seen) > pg_snapshot_xmax(pg_current_snapshot()) RETURNING seen)
            UPDATE {place.Schema}.changes SET xid = pg_current_xact_id() WHERE EXISTS (SELECT FROM ahead)
            """, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
