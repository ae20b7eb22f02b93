using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>Reads, each on a pooled connection of its own.</summary>
/// <param name="connections">The connections.</param>
/// <param name="slots">How many read at the same time.</param>
internal sealed class Readers(Connections connections, Slots slots)
{
    /// <summary>After how long another connection is asked: the first may be of a process that is stopped.</summary>
    private static readonly TimeSpan FirstLimit = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan SecondLimit = TimeSpan.FromSeconds(6);

    /// <summary>The first row of a statement, or null.</summary>
    public async ValueTask<T?> FindAsync<T>(Statement statement, Func<Row, T> read, CancellationToken cancellation)
        where T : class => await ListAsync(statement, read, cancellation) is [var first, ..] ? first : null;

    /// <summary>All rows of a statement.</summary>
    public async ValueTask<IReadOnlyList<T>> ListAsync<T>(Statement statement, Func<Row, T> read, CancellationToken cancellation) =>
        await ReadAsync([statement], results => results.NextAsync(read), cancellation);

    /// <summary>The rows of several statements, sent at once. Without a transaction of their own each may see another state.</summary>
    /// <param name="statements">What is asked.</param>
    /// <param name="read">Takes the results in the order of the statements.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.Busy"/>: no connection came free.</exception>
    /// <exception cref="StorageException">PostgreSQL does not answer.</exception>
    public async ValueTask<T> ReadAsync<T>(Statement[] statements, Func<Results, Task<T>> read, CancellationToken cancellation)
    {
        connections.RequireOpen();
        try
        {
            var reading = slots.RunAsync(() => ReadAtMostTwiceAsync(statements, read), cancellation);
            // Who goes leaves the read to end by itself: asking the server to stop costs it a connection, and this side another.
            return await reading.WaitAsync(cancellation);
        }
        catch (NpgsqlException reason)
        {
            throw Failure.NotRead(reason);
        }
    }

    private async Task<T> ReadAtMostTwiceAsync<T>(Statement[] statements, Func<Results, Task<T>> read)
    {
        try
        {
            return await TryReadAsync(statements, read, FirstLimit);
        }
        catch (NpgsqlException stale) when (Failure.IsOfConnection(stale))
        {
            // A pooled connection may have ended with the server since its last use, or be silent; a read may be asked again.
            return await TryReadAsync(statements, read, SecondLimit);
        }
    }

    private Task<T> TryReadAsync<T>(Statement[] statements, Func<Results, Task<T>> read, TimeSpan limit) => connections.UseAsync(
        limit,
        async (connection, token) =>
        {
            await using var batch = connections.BatchOf(connection, statements);
            await using var reader = await batch.ExecuteReaderAsync(token);
            return await read(new Results(reader, token));
        });
}
