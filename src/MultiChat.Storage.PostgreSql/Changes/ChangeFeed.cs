using MultiChat.Storage.PostgreSql.Engine;
using Npgsql;

namespace MultiChat.Storage.PostgreSql.Changes;

/// <summary>The reading half of the changes: tells what any host has changed, as soon as it is committed.</summary>
/// <remarks>
/// Looks at each NOTIFY of another host and at least each second, so a lost one costs latency and nothing else. It asks for what is not visible
/// in the snapshot of its last look: rows behind the safe horizon (<c>pg_snapshot_xmin</c>) are never asked for again, rows beyond it as soon as each is
/// committed, however late and in whatever order. Each change is given at least once; a failure of the receiver gives it again.
/// </remarks>
/// <param name="connections">Opens the connection that listens.</param>
/// <param name="hint">How hosts are told to look.</param>
/// <param name="give">Receives the changes of one look, in no order.</param>
/// <param name="lookEverywhere">Called where changes may have been missed: after an absence in which rows were swept, or a restored backup.</param>
/// <param name="except">Whose changes are not told: that host knows them.</param>
/// <param name="pollEvery">The longest pause between two looks; a second where null.</param>
internal sealed class ChangeFeed(
    Connections connections,
    ChangeHint hint,
    Func<IReadOnlyList<Change>, Task> give,
    Func<Task> lookEverywhere,
    Guid except = default,
    TimeSpan? pollEvery = null)
    : IAsyncDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(200);

    private readonly TimeSpan _pollEvery = pollEvery ?? TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _ending = new();
    private string _seen = "";
    private long _lookedAt;
    private bool _isHinted;
    private Task _loop = Task.CompletedTask;

    /// <summary>Begins: what is committed from now on is given.</summary>
    /// <param name="cancellation">Ends the wait for the first look.</param>
    /// <exception cref="NpgsqlException">PostgreSQL does not answer.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        var connection = await ListenAsync(cancellation);
        await BeginAsync(connection, cancellation);
        _loop = Task.Run(() => LoopAsync(connection), CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _loop;
        _ending.Dispose();
    }

    private async Task LoopAsync(NpgsqlConnection first)
    {
        NpgsqlConnection? connection = first;
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                connection ??= await ListenAsync(_ending.Token);
                await LookAsync(connection, _ending.Token);
                await WaitForHintAsync(connection, _ending.Token);
            }
            catch (Exception) when (!_ending.IsCancellationRequested)
            {
                // The connection, the server or the receiver; what was not taken is asked for again.
                await CloseAsync(connection);
                connection = null;
                await Task.Delay(PauseAfterFailure, CancellationToken.None);
            }
            catch (Exception)
            {
                // It ends.
            }
        }

        await CloseAsync(connection);
    }

    private async Task<NpgsqlConnection> ListenAsync(CancellationToken cancellation)
    {
        var connection = await connections.OpenUnpooledAsync(cancellation);
        await using var listen = new NpgsqlCommand($"LISTEN {hint.Channel}", connection);
        await listen.ExecuteNonQueryAsync(cancellation);
        connection.Notification += (_, heard) => _isHinted |= heard.Payload != hint.Own;
        return connection;
    }

    private async Task WaitForHintAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var until = Environment.TickCount64 + (long)_pollEvery.TotalMilliseconds;
        // Whole milliseconds: a part of one would be waited for without an end.
        while (!_isHinted && until - Environment.TickCount64 is > 0 and var left)
        {
            await connection.WaitAsync((int)left, cancellation);
        }
    }

    private async Task LookAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // A hint that comes while this look is under way, even with its answer, is for the next.
        _isHinted = false;
        var (now, isEarlier, changes) = await UnseenChanges.ReadAsync(connection, _seen, except, cancellation);
        if (isEarlier || Environment.TickCount64 - _lookedAt >= ChangeSweeper.Kept.TotalMilliseconds)
        {
            await BeginAsync(connection, cancellation);
            await lookEverywhere();
            return;
        }

        if (changes.Count > 0)
        {
            await give(changes);
        }

        (_seen, _lookedAt) = (now, Environment.TickCount64);
    }

    private async Task BeginAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var asking = new NpgsqlCommand("SELECT pg_current_snapshot()::text", connection);
        (_seen, _lookedAt) = ((string)(await asking.ExecuteScalarAsync(cancellation))!, Environment.TickCount64);
    }

    private static async Task CloseAsync(NpgsqlConnection? connection)
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }
}
