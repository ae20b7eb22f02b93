using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>Tries once whether what the pool notifies is heard by a connection that listens, wherever the two lead.</summary>
/// <param name="connections">The connections.</param>
internal sealed class ListenCheck(Connections connections)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary>Looks whether LISTEN works, and says so to the connections where it does not.</summary>
    /// <param name="isWanted">Whether a way to listen was given, which must work.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="StorageException">The way that was given does not work.</exception>
    public async Task RunAsync(bool isWanted, CancellationToken cancellation)
    {
        if (!isWanted && connections.Pooler != Pooler.LendsSessions)
        {
            // A session of one's own hears; and where each transaction has another, nobody could.
            if (connections.Pooler == Pooler.LendsTransactions)
            {
                connections.BecomeDeaf(connections.Failures.Deaf());
            }

            return;
        }

        try
        {
            if (await HearsAsync(cancellation))
            {
                return;
            }
        }
        catch (Exception reason) when (isWanted && reason is NpgsqlException or TimeoutException or IOException)
        {
            throw connections.Failures.CannotListen(reason);
        }

        if (isWanted)
        {
            throw connections.Failures.ListensElsewhere();
        }

        connections.BecomeDeaf(connections.Failures.Deaf());
    }

    private async Task<bool> HearsAsync(CancellationToken cancellation)
    {
        // A name that nobody else listens to.
        var channel = $"multichat_{Guid.NewGuid():N}";
        await using var listening = await connections.KeepAsync(Limit, cancellation);
        return await listening.RunAsync(
            2 * Limit,
            async (connection, token) =>
            {
                var isHeard = false;
                connection.Notification += (_, heard) => isHeard |= heard.Channel == channel;
                await RunAsync(connection, $"LISTEN {channel}", token);
                await using (var notifying = await connections.TakeAsync(token))
                {
                    await RunAsync(notifying, $"NOTIFY {channel}", token);
                }

                isHeard = isHeard || await connection.WaitAsync(Limit, token);
                await RunAsync(connection, $"UNLISTEN {channel}", token);
                return isHeard;
            },
            cancellation);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
