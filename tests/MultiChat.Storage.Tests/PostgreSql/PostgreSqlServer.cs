using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace MultiChat.Storage.PostgreSql;

/// <summary>One throw-away server for a collection of tests, by the script that a person would use.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    /// <summary>The tests of what a store must do.</summary>
    public const string Rules = "PostgreSQL's rules";

    /// <summary>The tests of what goes wrong, on a server of their own beside the others.</summary>
    public const string Trouble = "PostgreSQL in trouble";

    private static readonly string Script = FindScript();
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"multichat-postgres-{Guid.CreateVersion7():N}");
    private readonly ConcurrentBag<string> _emptied = [];
    private int _schemas;

    public string ConnectionString { get; private set; } = "";

    /// <summary>A schema that nobody uses: one that was emptied, or a name that no test had.</summary>
    public string TakeSchema() => _emptied.TryTake(out var schema) ? schema : NewSchema();

    /// <summary>A name that no test had.</summary>
    public string NewSchema() => $"t{Interlocked.Increment(ref _schemas)}";

    /// <summary>Empties a schema for the next who takes one: its tables take much longer to make than a case takes to run.</summary>
    public async Task GiveBackAsync(string schema)
    {
        await RunSqlAsync($"""
            DO $$ DECLARE emptied text; BEGIN
                FOR emptied IN SELECT tablename FROM pg_tables WHERE schemaname = '{schema}' AND tablename NOT IN ('schema', 'search_progress')
                LOOP EXECUTE format('DELETE FROM {schema}.%I', emptied); END LOOP;
                UPDATE {schema}.search_progress SET seen = '1:1:';
            END $$
            """);
        _emptied.Add(schema);
    }

    public async Task InitializeAsync() => ConnectionString = await RunAsync("start");

    public Task DisposeAsync() => RunAsync("stop");

    /// <summary>Runs statements as the server's owner, on a connection of its own.</summary>
    public async Task RunSqlAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A connection beside the pools.</summary>
    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private async Task<string> RunAsync(string command)
    {
        // Output goes to pipes, which the server must not inherit: pg_ctl gives it a log file.
        using var process = Process.Start(new ProcessStartInfo("bash", [Script, command, _folder])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? (await output).Trim() : throw new InvalidOperationException($"postgres.sh {command}: {await errors}");
    }

    private static string FindScript()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MultiChat.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "tests", "postgres.sh");
    }
}
