using MultiChat.Hosts;
using MultiChat.Storage.PostgreSql.Changes;
using MultiChat.Storage.PostgreSql.Engine;

namespace MultiChat.Storage.PostgreSql.Hosts;

/// <summary>Says every 2 s that this host lives, and buries hosts that have not said so for 10 s, by the database's clock.</summary>
/// <param name="here">This host.</param>
/// <param name="writer">Writes beats, and nothing else, so that no other write delays one.</param>
/// <param name="hint">Tells others of a burial.</param>
/// <param name="steady">The real clock, for the pauses between beats.</param>
/// <param name="wasBuried">Called when the others took this host for dead: they have forgotten what it told them.</param>
internal sealed class Heartbeat(HostId here, SoloWriter writer, ChangeHint hint, TimeProvider steady, Action wasBuried) : IAsyncDisposable
{
    /// <summary>How long a beat may take: a connection that does not answer costs one.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private const string Beat = """
        INSERT INTO hosts AS h (host_id, beat_at) VALUES ($1, now()) ON CONFLICT (host_id) DO UPDATE SET beat_at = now()
        RETURNING xmax = 0
        """;

    /// <summary>
    /// Rows of pages and connections go with their host, and all hosts hear of it in the same transaction: it is nobody's own change, so the one
    /// that buries hears of it too.
    /// </summary>
    private const string Bury = """
        WITH gone AS (DELETE FROM hosts WHERE host_id = $1 OR ($2 AND beat_at < now() - interval '10 seconds') RETURNING host_id),
        pages AS (DELETE FROM host_pages p USING gone WHERE p.host_id = gone.host_id),
        connections AS (DELETE FROM host_connections c USING gone WHERE c.host_id = gone.host_id)
        INSERT INTO changes (project_id, kind, subject, host) SELECT '00000000-0000-0000-0000-000000000000', 8, host_id, NULL FROM gone
        """;

    private readonly CancellationTokenSource _ending = new();
    private Task _loop = Task.CompletedTask;

    public void Start() => _loop = Task.Run(LoopAsync);

    /// <summary>One beat; true where the others did not know this host (any more).</summary>
    public async Task<bool> BeatAsync(CancellationToken cancellation)
    {
        var isNew = await writer.ListAsync(() => [new Statement(Beat).With(here.Value)], row => row.Flag(0), cancellation);
        await writer.RunAsync(
            "host", () => [new Statement(Bury).With(Guid.Empty).With(true), hint.StatementToAll()], cancellation);
        return isNew[0];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _loop;
        try
        {
            await writer.RunAsync("host", () => [new Statement(Bury).With(here.Value).With(false), hint.StatementToAll()], CancellationToken.None);
        }
        catch (StorageException)
        {
            // The others find out by themselves.
        }

        _ending.Dispose();
    }

    private async Task LoopAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Every, steady, _ending.Token);
                if (await BeatAsync(_ending.Token))
                {
                    wasBuried();
                }
            }
            catch (OperationCanceledException) when (_ending.IsCancellationRequested)
            {
                return;
            }
            catch (Exception)
            {
                // PostgreSQL does not answer; the next beat tries again.
            }
        }
    }
}
