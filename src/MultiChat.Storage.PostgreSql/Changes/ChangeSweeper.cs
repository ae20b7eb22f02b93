using MultiChat.Storage.PostgreSql.Engine;

namespace MultiChat.Storage.PostgreSql.Changes;

/// <summary>Removes changes that are older than <see cref="Kept"/> and that the search has seen.</summary>
/// <remarks>
/// A change has no time: what was already behind the safe horizon some minutes ago is old enough. So a slow transaction keeps its
/// neighbours' rows until it has ended.
/// </remarks>
internal sealed class ChangeSweeper(Connections connections)
{
    /// <summary>For how long changes are kept at least: a reader that was away for longer must look at everything.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly Queue<(long At, string Horizon)> _horizons = new();

    /// <summary>Sweeps, and notes the horizon for later sweeps.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        await using var connection = await connections.TakeAsync(cancellation);
        await using var asking = connections.BatchOf(
            connection, [new Statement("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")]);
        _horizons.Enqueue((Environment.TickCount64, (string)(await asking.ExecuteScalarAsync(cancellation))!));
        while (_horizons.TryPeek(out var oldest) && Environment.TickCount64 - oldest.At >= Kept.TotalMilliseconds)
        {
            _horizons.Dequeue();
            await SweepAsync(oldest.Horizon, cancellation);
        }
    }

    /// <summary>Removes what is behind a horizon.</summary>
    internal async Task SweepAsync(string horizon, CancellationToken cancellation)
    {
        await using var connection = await connections.TakeAsync(cancellation);
        await using var sweeping = connections.BatchOf(connection,
        [
            new Statement("""
                DELETE FROM changes WHERE xid < $1::xid8 AND xid < (SELECT pg_snapshot_xmin(seen) FROM search_progress)
                """).With(horizon),
        ]);
        await sweeping.ExecuteNonQueryAsync(cancellation);
    }
}
