using System.Globalization;
using System.Text;
using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>Brings the schema up to this code's, one numbered script after another, each in a transaction of its own.</summary>
/// <remarks>
/// Each runs under an advisory lock, so that of many hosts that start at once one does it. A script's first line may name the oldest code that may
/// still run afterwards, such as that of hosts that are not upgraded yet: <c>-- oldest-code: 3</c>.
/// </remarks>
/// <param name="connection">A connection that nobody else uses meanwhile; its end undoes what was begun.</param>
/// <param name="place">Where the schema is.</param>
/// <param name="failures">What is said when it cannot be used.</param>
/// <param name="survivesPowerLoss">Whether a server that answers before a commit is on its disk is refused.</param>
internal sealed class Migrations(NpgsqlConnection connection, DatabasePlace place, OpenFailure failures, bool survivesPowerLoss)
{
    private const string OldestCodeMark = "-- oldest-code:";
    private static readonly Version OldestServer = new(13, 0);

    /// <summary>The schema this code was written for: the number of the last script.</summary>
    public static long CodeVersion { get; } = Scripts().Max(script => script.Number);

    /// <summary>Applies what is missing.</summary>
    /// <exception cref="StorageException">The server, the database or the schema cannot be used.</exception>
    public async Task ApplyAsync(CancellationToken cancellation)
    {
        await RequireServerAsync(cancellation);
        while (await ApplyNextAsync(cancellation))
        {
        }
    }

    /// <summary>Applies the next script, if there is one. The lock and the settings are the transaction's, so that none outlives it in a pooler.</summary>
    private async Task<bool> ApplyNextAsync(CancellationToken cancellation)
    {
        await RunAsync("BEGIN", cancellation);
        // A script may take its time; another's lock may not.
        await RunAsync(
            $"SELECT set_config('search_path', '{place.Schema}', true), set_config('statement_timeout', '0', true), "
            + "set_config('lock_timeout', '30s', true), set_config('client_min_messages', 'warning', true)", cancellation);
        await RunAsync($"SELECT pg_advisory_xact_lock(hashtext('multichat schema'), hashtext('{place.Schema}'))", cancellation);
        var version = await ReadVersionAsync(cancellation);
        var (number, sql) = Scripts().FirstOrDefault(script => script.Number > version);
        if (sql is not null)
        {
            await RunAsync(
                string.Create(CultureInfo.InvariantCulture, $"""
                    {sql}
                    INSERT INTO schema (version, oldest_code)
                    SELECT {number}, greatest({OldestCode(sql) ?? number}, max(oldest_code)) FROM schema;
                    DELETE FROM schema WHERE version <> {number};
                    """),
                cancellation);
        }

        await RunAsync("COMMIT", cancellation);
        return sql is not null;
    }

    private async Task RequireServerAsync(CancellationToken cancellation)
    {
        if (connection.PostgreSqlVersion < OldestServer)
        {
            throw failures.TooOld(connection.PostgreSqlVersion);
        }

        if (await AskAsync("SELECT current_setting('server_encoding')", cancellation) is var encoding && encoding != "UTF8")
        {
            throw failures.WrongEncoding(encoding ?? "unknown");
        }

        if (await AskAsync("SELECT current_setting('transaction_read_only')", cancellation) == "on")
        {
            throw failures.ReadOnly();
        }

        foreach (var setting in survivesPowerLoss ? ["fsync", "synchronous_commit"] : Array.Empty<string>())
        {
            if (await AskAsync($"SELECT current_setting('{setting}')", cancellation) == "off")
            {
                throw failures.NotDurable(setting);
            }
        }
    }

    private async Task<long> ReadVersionAsync(CancellationToken cancellation)
    {
        if (await CountAsync($"SELECT count(*) FROM pg_namespace WHERE nspname = '{place.Schema}'", cancellation) == 0)
        {
            await RunAsync($"CREATE SCHEMA IF NOT EXISTS {place.Schema}", cancellation);
        }

        var columns = await CountAsync($"""
            SELECT count(*) FROM information_schema.columns
            WHERE table_schema = '{place.Schema}' AND table_name = 'schema' AND column_name IN ('version', 'oldest_code')
            """, cancellation);
        if (columns == 2)
        {
            var version = await CountAsync("SELECT coalesce(max(version), 0) FROM schema", cancellation);
            var oldestCode = await CountAsync("SELECT coalesce(max(oldest_code), 0) FROM schema", cancellation);
            return oldestCode > CodeVersion ? throw failures.TooNew(version, oldestCode, CodeVersion) : version;
        }

        var others = await CountAsync($"""
            SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '{place.Schema}'
            """, cancellation);
        if (others > 0)
        {
            throw failures.Foreign();
        }

        await RunAsync($"CREATE TABLE {place.Schema}.schema (version bigint NOT NULL, oldest_code bigint NOT NULL)", cancellation);
        return 0;
    }

    private static long? OldestCode(string sql)
    {
        var line = sql.AsSpan()[..sql.IndexOf('\n', StringComparison.Ordinal)];
        return line.StartsWith(OldestCodeMark, StringComparison.Ordinal)
            ? long.Parse(line[OldestCodeMark.Length..].Trim(), CultureInfo.InvariantCulture)
            : null;
    }

    private async Task RunAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<string?> AskAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }

    private async Task<long> CountAsync(string sql, CancellationToken cancellation) =>
        long.Parse((await AskAsync(sql, cancellation))!, CultureInfo.InvariantCulture);

    /// <summary>By number; the files of one number are one script, in the order of their names.</summary>
    private static IEnumerable<(long Number, string Sql)> Scripts()
    {
        const string Folder = ".Schema.";
        return typeof(Migrations).Assembly.GetManifestResourceNames()
            .Where(name => name.Contains(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .GroupBy(
                name => long.Parse(name.AsSpan(name.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length, 4), CultureInfo.InvariantCulture),
                Read,
                (number, parts) => (number, string.Join('\n', parts)));
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
