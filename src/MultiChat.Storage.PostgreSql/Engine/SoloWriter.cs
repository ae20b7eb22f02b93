using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>Writes each command in a transaction of its own: what is rare, and shares nothing with its neighbours.</summary>
/// <param name="connections">The connections.</param>
/// <param name="slots">How many write at the same time.</param>
/// <param name="limit">How long an attempt may take; of one that took longer the outcome is unknown.</param>
internal sealed class SoloWriter(Connections connections, Slots slots, TimeSpan limit)
{
    private const int MaxAttempts = 5;

    /// <summary>Runs statements in one transaction and says how many rows the first has changed.</summary>
    /// <param name="duplicate">What is unique, in words, where a unique key may forbid it.</param>
    /// <param name="statements">Makes the statements, anew for each attempt.</param>
    /// <param name="cancellation">Before the write: nothing is written.</param>
    /// <exception cref="DuplicateKeyException">A unique key forbids it; nothing was written.</exception>
    /// <exception cref="StorageException">It was refused, or its outcome is unknown; the message says which.</exception>
    public Task<long> RunAsync(string duplicate, Func<Statement[]> statements, CancellationToken cancellation) =>
        InTransactionAsync(duplicate, statements, static (first, _) => Task.FromResult((long)first.RecordsAffected), cancellation);

    /// <summary>Runs statements in one transaction and reads the first row of the first, or null.</summary>
    /// <param name="statements">Makes the statements, anew for each attempt.</param>
    /// <param name="read">Reads the row.</param>
    /// <param name="cancellation">Before the write: nothing is written.</param>
    /// <exception cref="StorageException">It was refused, or its outcome is unknown; the message says which.</exception>
    public Task<T?> FindAsync<T>(Func<Statement[]> statements, Func<Row, T> read, CancellationToken cancellation)
        where T : class => InTransactionAsync(
        "key",
        statements,
        async (_, reader) => await reader.ReadAsync(CancellationToken.None) ? read(new Row(reader)) : null,
        cancellation);

    /// <summary>Runs statements in one transaction and reads all rows of the first.</summary>
    /// <param name="statements">Makes the statements, anew for each attempt.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellation">Before the write: nothing is written.</param>
    /// <exception cref="StorageException">It was refused, or its outcome is unknown; the message says which.</exception>
    public Task<IReadOnlyList<T>> ListAsync<T>(Func<Statement[]> statements, Func<Row, T> read, CancellationToken cancellation) => InTransactionAsync(
        "key",
        statements,
        async (_, reader) =>
        {
            var rows = new List<T>();
            while (await reader.ReadAsync(CancellationToken.None))
            {
                rows.Add(read(new Row(reader)));
            }

            return (IReadOnlyList<T>)rows;
        },
        cancellation);

    /// <summary>Does what takes several steps on one connection; the work makes its own transaction, anew for each attempt.</summary>
    /// <param name="duplicate">What is unique, in words, where a unique key may forbid it.</param>
    /// <param name="work">The work; its token is the deadline's.</param>
    /// <param name="cancellation">Before the write: nothing is written.</param>
    /// <exception cref="DuplicateKeyException">A unique key forbids it; nothing was written.</exception>
    /// <exception cref="StorageException">It was refused, or its outcome is unknown; the message says which.</exception>
    public Task<T> RunAsync<T>(
        string duplicate, Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellation) =>
        RetriedAsync(duplicate, work, cancellation);

    private Task<T> InTransactionAsync<T>(
        string duplicate, Func<Statement[]> statements, Func<NpgsqlBatchCommand, NpgsqlDataReader, Task<T>> read, CancellationToken cancellation) =>
        RetriedAsync(duplicate, (connection, deadline) => TryAsync(connection, statements(), read, deadline), cancellation);

    private async Task<T> RetriedAsync<T>(
        string duplicate, Func<NpgsqlConnection, CancellationToken, Task<T>> attemptAsync, CancellationToken cancellation)
    {
        connections.RequireOpen();
        return await slots.RunAsync(
            async () =>
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await connections.WriteAsync(limit, attemptAsync);
                    }
                    catch (PostgresException passing) when (attempt < MaxAttempts && Failure.IsPassing(passing)
                        && passing.SqlState != PostgresErrorCodes.QueryCanceled)
                    {
                        // The transaction is gone as a whole; whoever was in the way goes on, and then it is this one's turn.
                    }
                    catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
                    {
                        throw new DuplicateKeyException(duplicate);
                    }
                    catch (PostgresException reason) when (Failure.IsOfStatement(reason))
                    {
                        throw Failure.Refused(reason);
                    }
                    catch (NpgsqlException reason)
                    {
                        throw Failure.Unknown(reason);
                    }
                }
            },
            cancellation);
    }

    // From here on no caller's token counts, the deadline's alone: a write cut in its middle is of unknown outcome.
    private async Task<T> TryAsync<T>(
        NpgsqlConnection connection,
        Statement[] statements,
        Func<NpgsqlBatchCommand, NpgsqlDataReader, Task<T>> read,
        CancellationToken deadline)
    {
        await using var batch = connections.BatchOf(connection, statements);
        await using var reader = await batch.ExecuteReaderAsync(deadline);
        var result = await read(statements[0].Command!, reader);
        // The transaction has ended only when the last result has come.
        while (await reader.NextResultAsync(deadline))
        {
        }

        return result;
    }
}
