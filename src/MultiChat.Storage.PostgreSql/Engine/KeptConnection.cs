using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>A connection that is kept beside the pool, each use of which has a deadline. Used by one at a time.</summary>
/// <remarks>
/// After a failed use it is of no more use: dispose it and open another. Disposal waits for nobody: where a use did not end in time, the
/// connection is closed when it has.
/// </remarks>
internal sealed class KeptConnection : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly NpgsqlConnection _connection;
    private readonly Func<bool> _isLeft;
    private Task _use = Task.CompletedTask;

    private KeptConnection(NpgsqlConnection connection, Func<bool> isLeft) => (_connection, _isLeft) = (connection, isLeft);

    /// <summary>The process that the other side named when connecting.</summary>
    public int ToldProcess => _connection.ProcessID;

    /// <summary>Opens one.</summary>
    /// <param name="open">Opens a connection.</param>
    /// <param name="limit">How long that may take.</param>
    /// <param name="cancellation">Gives it up earlier.</param>
    /// <param name="isLeft">Whether its server was left since for another; never where null.</param>
    /// <exception cref="NpgsqlException">It cannot be opened, or not in time.</exception>
    public static Task<KeptConnection> OpenAsync(
        Func<CancellationToken, ValueTask<NpgsqlConnection>> open, TimeSpan limit, CancellationToken cancellation, Func<bool>? isLeft = null) => Deadline.RunAsync(
        limit, async token => new KeptConnection(await open(token), isLeft ?? (static () => false)), cancellation);

    /// <summary>Uses it.</summary>
    /// <param name="limit">How long that may take.</param>
    /// <param name="work">What is done.</param>
    /// <param name="cancellation">Gives it up earlier.</param>
    /// <exception cref="NpgsqlException">It failed, had no answer in time, or its server was left for another.</exception>
    public Task<T> RunAsync<T>(TimeSpan limit, Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        if (_isLeft())
        {
            throw new NpgsqlException("The server was left for another.");
        }

        return Deadline.RunAsync(
            limit,
            token =>
            {
                var use = work(_connection, token);
                _use = use;
                return use;
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var closing = CloseAsync();
        if (_use.IsCompleted)
        {
            await Task.WhenAny(closing, Task.Delay(Farewell));
        }
    }

    private async Task CloseAsync()
    {
        await Deadline.ForgetAsync(_use);
        await Deadline.ForgetAsync(_connection.DisposeAsync().AsTask());
    }
}
