using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>Finds out by behaviour, and not by name, whether a pooler stands before the server and what it lends.</summary>
/// <param name="source">Opens connections of which nothing was set.</param>
/// <param name="failures">What is said where it will not do.</param>
internal sealed class PoolerProbe(NpgsqlDataSource source, OpenFailure failures)
{
    /// <summary>A transaction of another client may be given the session by chance in one round; not in all.</summary>
    private const int Rounds = 8;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Looks.</summary>
    /// <exception cref="StorageException">It lends single statements, or has no session to lend.</exception>
    /// <exception cref="NpgsqlException">Nobody answers.</exception>
    public async Task<Pooler> LookAsync(CancellationToken cancellation)
    {
        await using var mine = await KeptConnection.OpenAsync(source.OpenConnectionAsync, Limit, cancellation);
        // The number that was told when connecting is the process; a pooler tells one of its own.
        if (await AnswerAsync(mine, "SELECT pg_backend_pid()", cancellation) == mine.ToldProcess)
        {
            return Pooler.None;
        }

        await RequireTransactionsAsync(mine, cancellation);
        await using var other = await KeptConnection.OpenAsync(source.OpenConnectionAsync, Limit, cancellation);
        for (var round = 0; round < Rounds; round++)
        {
            var before = await AnswerAsync(mine, "SELECT pg_backend_pid()", cancellation);
            // While the other holds a session in a transaction, mine is lent another unless it is mine alone.
            var held = await AnswerAsync(other, "BEGIN; SELECT pg_backend_pid()", cancellation);
            var after = await AnswerAsync(mine, "SELECT pg_backend_pid()", cancellation);
            await AnswerAsync(other, "ROLLBACK", cancellation);
            if (before != after || held == before)
            {
                return Pooler.LendsTransactions;
            }
        }

        return Pooler.LendsSessions;
    }

    private async Task RequireTransactionsAsync(KeptConnection connection, CancellationToken cancellation)
    {
        try
        {
            await AnswerAsync(connection, "BEGIN", cancellation);
            await AnswerAsync(connection, "ROLLBACK", cancellation);
        }
        catch (PostgresException reason) when (reason.SqlState == PostgresErrorCodes.ProtocolViolation)
        {
            throw failures.LendsStatements(reason);
        }
    }

    private async Task<int?> AnswerAsync(KeptConnection connection, string sql, CancellationToken cancellation)
    {
        try
        {
            return await connection.RunAsync(
                Limit,
                async (open, token) =>
                {
                    await using var command = new NpgsqlCommand(sql, open);
                    return (int?)await command.ExecuteScalarAsync(token);
                },
                cancellation);
        }
        catch (NpgsqlException silent) when (silent.InnerException is TimeoutException)
        {
            throw failures.NoSession(silent);
        }
    }
}
