using System.Globalization;
using MultiChat.Storage.PostgreSql.Changes;
using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>Writes a group of commands in one transaction and one round trip.</summary>
/// <param name="connections">The connections.</param>
/// <param name="hint">Tells other hosts to look.</param>
internal sealed class GroupCommit(Connections connections, ChangeHint hint)
{
    /// <summary>Commits the group and returns the results in its order. Nothing is answered here.</summary>
    /// <param name="group">The commands.</param>
    /// <param name="patience">How long any one of the commands may take, waits for locks included.</param>
    /// <exception cref="PostgresException">
    /// One command failed, and nothing of the group was written; the exception names which.
    /// </exception>
    /// <exception cref="NpgsqlException">The connection was lost: of no command the outcome is known.</exception>
    public async Task<IReadOnlyList<bool>> RunAsync(IReadOnlyList<Write> group, TimeSpan patience)
    {
        await using var connection = await connections.TakeAsync(CancellationToken.None);
        await using var batch = Connections.BatchOf(
            connection, [Patience(patience), .. group.Select(write => write.Statement), hint.Statement()]);
        await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
        var results = new bool[group.Count];
        for (var i = 0; i < results.Length; i++)
        {
            await reader.NextResultAsync(CancellationToken.None);
            await reader.ReadAsync(CancellationToken.None);
            results[i] = reader.GetBoolean(0);
        }

        // The transaction has ended only when the last result has come.
        while (await reader.NextResultAsync(CancellationToken.None))
        {
        }

        return results;
    }

    // PostgreSQL times each statement of a batch by itself.
    private static Statement Patience(TimeSpan patience) => new Statement("SELECT set_config('statement_timeout', $1, true)")
        .With(((long)patience.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
}
