using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>The results of a batch, taken one after another.</summary>
internal sealed class Results(NpgsqlDataReader reader, CancellationToken cancellation)
{
    private bool _begun;

    /// <summary>All rows of the next statement that has rows.</summary>
    public async Task<IReadOnlyList<T>> NextAsync<T>(Func<Row, T> read)
    {
        if (_begun)
        {
            await reader.NextResultAsync(cancellation);
        }

        _begun = true;
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(read(new Row(reader)));
        }

        return rows;
    }
}
