using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>Reads, each on a pooled connection of its own.</summary>
/// <param name="connections">The connections.</param>
/// <param name="slots">How many read at the same time.</param>
internal sealed class Readers(Connections connections, Slots slots)
{
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
            return await slots.RunAsync(() => ReadAtMostTwiceAsync(statements, read, cancellation), cancellation);
        }
        catch (NpgsqlException reason)
        {
            throw Failure.NotRead(reason);
        }
    }

    private async Task<T> ReadAtMostTwiceAsync<T>(Statement[] statements, Func<Results, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            return await TryReadAsync(statements, read, cancellation);
        }
        catch (NpgsqlException stale) when (Failure.IsOfConnection(stale))
        {
            // A pooled connection may have ended with the server since its last use; a read may be asked again.
            return await TryReadAsync(statements, read, cancellation);
        }
    }

    private async Task<T> TryReadAsync<T>(Statement[] statements, Func<Results, Task<T>> read, CancellationToken cancellation)
    {
        await using var connection = await connections.TakeAsync(cancellation);
        await using var batch = Connections.BatchOf(connection, statements);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        return await read(new Results(reader, cancellation));
    }
}
