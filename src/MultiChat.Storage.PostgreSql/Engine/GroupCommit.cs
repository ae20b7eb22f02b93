using MultiChat.Storage.PostgreSql.Changes;
using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>Writes a group of commands in one transaction and one round trip.</summary>
/// <param name="connections">The connections.</param>
/// <param name="hint">Tells other hosts to look.</param>
/// <param name="grace">How much longer than one command the whole may take, all others and the disk included.</param>
internal sealed class GroupCommit(Connections connections, ChangeHint hint, TimeSpan grace)
{
    /// <summary>Commits the group and returns the results in its order. Nothing is answered here.</summary>
    /// <param name="group">The commands.</param>
    /// <param name="patience">How long any one of the commands may take, waits for locks included: PostgreSQL times each of a batch by itself.</param>
    /// <exception cref="PostgresException">
    /// One command failed, and nothing of the group was written; the exception names which.
    /// </exception>
    /// <exception cref="NpgsqlException">The connection was lost, or silent for too long: of no command the outcome is known.</exception>
    public Task<IReadOnlyList<bool>> RunAsync(IReadOnlyList<Write> group, TimeSpan patience) =>
        connections.WriteAsync(patience + grace, (connection, token) => TryAsync(connection, group, patience, token));

    private async Task<IReadOnlyList<bool>> TryAsync(
        NpgsqlConnection connection, IReadOnlyList<Write> group, TimeSpan patience, CancellationToken cancellation)
    {
        await using var batch = connections.HastyBatchOf(
            connection, patience, isAlone: group.Count == 1, [.. group.Select(write => write.Statement), hint.Statement()]);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var results = new bool[group.Count];
        for (var i = 0; i < results.Length; i++)
        {
            await reader.NextResultAsync(cancellation);
            await reader.ReadAsync(cancellation);
            results[i] = reader.GetBoolean(0);
        }

        // The transaction has ended only when the last result has come.
        while (await reader.NextResultAsync(cancellation))
        {
        }

        return results;
    }
}
