using MultiChat.Storage.PostgreSql.Engine;
using Npgsql;

namespace MultiChat.Storage.PostgreSql.Changes;

/// <summary>The reading half of the changes: tells what any host has changed, as soon as it is committed.</summary>
/// <remarks>
/// Looks at each NOTIFY of another host and at least every 500 ms, so a lost one costs latency and nothing else. It asks for what is not visible
/// in the snapshot of its last look: rows behind the safe horizon (<c>pg_snapshot_xmin</c>) are never asked for again, rows beyond it as soon as each is
/// committed, however late and in whatever order. Each change is given at least once; a failure of the receiver gives it again.
/// </remarks>
/// <param name="connections">Opens the connection that listens.</param>
/// <param name="hint">How hosts are told to look.</param>
/// <param name="give">Receives the changes of one look, in no order.</param>
/// <param name="lookEverywhere">Called where changes may have been missed: after an absence in which rows were swept, or a restored backup.</param>
/// <param name="except">Whose changes are not told: that host knows them.</param>
/// <param name="pollEvery">The longest pause between two looks; 500 ms where null.</param>
/// <param name="typed">Called with what says who is typing; returns at once.</param>
internal sealed class ChangeFeed(
    Connections connections,
    ChangeHint hint,
    Func<IReadOnlyList<Change>, Task> give,
    Func<Task> lookEverywhere,
    Guid except = default,
    TimeSpan? pollEvery = null,
    Action<string>? typed = null)
    : IAsyncDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan OpeningLimit = TimeSpan.FromSeconds(5);

    /// <summary>How long anything may take that is asked of PostgreSQL here; longer, and the connection is given up for another.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>A server that is merely slow gets the time it needs for a look, though not at once.</summary>
    private static readonly TimeSpan LongestLimit = TimeSpan.FromSeconds(8);

    private readonly TimeSpan _pollEvery = pollEvery ?? TimeSpan.FromMilliseconds(500);
    private readonly CancellationTokenSource _ending = new();
    private string _seen = "";
    private long _lookedAt;
    private TimeSpan _limit = Limit;
    private volatile bool _isHinted;
    private Task _loop = Task.CompletedTask;

    /// <summary>How long ago the last look began that succeeded, and whose changes were taken.</summary>
    public TimeSpan Age => TimeSpan.FromMilliseconds(Environment.TickCount64 - Volatile.Read(ref _lookedAt));

    /// <summary>Begins: what is committed from now on is given.</summary>
    /// <param name="cancellation">Ends the wait for the first look.</param>
    /// <exception cref="NpgsqlException">PostgreSQL does not answer.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        var connection = await ListenAsync(cancellation);
        Volatile.Write(ref _lookedAt, await BeginAsync(connection, cancellation));
        _loop = Task.Run(() => LoopAsync(connection), CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _loop;
        _ending.Dispose();
    }

    private async Task LoopAsync(KeptConnection first)
    {
        KeptConnection? connection = first;
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
                _limit = _limit * 2 < LongestLimit ? _limit * 2 : LongestLimit;
                await Task.Delay(PauseAfterFailure, CancellationToken.None);
            }
            catch (Exception)
            {
                // It ends.
            }
        }

        await CloseAsync(connection);
    }

    private async Task<KeptConnection> ListenAsync(CancellationToken cancellation)
    {
        var kept = await connections.KeepAsync(OpeningLimit, cancellation);
        if (connections.DeafBecause is not null)
        {
            return kept;
        }

        try
        {
            return await kept.RunAsync(
                Limit,
                async (connection, token) =>
                {
                    await using var listen = new NpgsqlCommand($"LISTEN {hint.Channel}", connection);
                    await listen.ExecuteNonQueryAsync(token);
                    connection.Notification += (_, heard) => Take(heard.Payload);
                    return kept;
                },
                cancellation);
        }
        catch
        {
            await kept.DisposeAsync();
            throw;
        }
    }

    private void Take(string payload)
    {
        if (TypingHint.Is(payload))
        {
            typed?.Invoke(payload);
            return;
        }

        _isHinted |= payload != hint.Own;
    }

    private async Task WaitForHintAsync(KeptConnection kept, CancellationToken cancellation)
    {
        var until = Environment.TickCount64 + (long)_pollEvery.TotalMilliseconds;
        while (!_isHinted && until - Environment.TickCount64 is > 0 and var left)
        {
            // Whole milliseconds: a part of one would be waited for without an end.
            await kept.RunAsync(
                _pollEvery + Limit, async (connection, token) => await connection.WaitAsync((int)left, token), cancellation);
        }
    }

    private async Task LookAsync(KeptConnection kept, CancellationToken cancellation)
    {
        // A hint that comes while this look is under way, even with its answer, is for the next.
        _isHinted = false;
        var began = Environment.TickCount64;
        var (now, isEarlier, changes) = await kept.RunAsync(
            _limit, (connection, token) => UnseenChanges.ReadAsync(connections, connection, _seen, except, token), cancellation);
        _limit = Limit;
        if (isEarlier || began - _lookedAt >= ChangeSweeper.Kept.TotalMilliseconds)
        {
            // What is committed from here on is given again; and it counts once the receiver was told.
            var again = await BeginAsync(kept, cancellation);
            await lookEverywhere();
            Volatile.Write(ref _lookedAt, again);
            return;
        }

        if (changes.Count > 0)
        {
            await give(changes);
        }

        _seen = now;
        Volatile.Write(ref _lookedAt, began);
    }

    /// <returns>When it began.</returns>
    private async Task<long> BeginAsync(KeptConnection kept, CancellationToken cancellation)
    {
        var began = Environment.TickCount64;
        _seen = await kept.RunAsync(
            Limit,
            async (connection, token) =>
            {
                await using var asking = new NpgsqlCommand("SELECT pg_current_snapshot()::text", connection);
                return (string)(await asking.ExecuteScalarAsync(token))!;
            },
            cancellation);
        return began;
    }

    private static async Task CloseAsync(KeptConnection? connection)
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }
}
