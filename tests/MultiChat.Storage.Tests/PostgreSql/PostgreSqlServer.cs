using System.Diagnostics;
using Npgsql;

namespace MultiChat.Storage.PostgreSql;

/// <summary>One throw-away server for all tests of the process, by the script that a person would use.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    /// <summary>The tests' collection.</summary>
    public const string Tests = "PostgreSQL";

    private static readonly string Script = FindScript();
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"multichat-postgres-{Guid.CreateVersion7():N}");
    private int _schemas;

    public string ConnectionString { get; private set; } = "";

    /// <summary>A name that no test had.</summary>
    public string NextSchema() => $"t{Interlocked.Increment(ref _schemas)}";

    public async Task InitializeAsync() => ConnectionString = await RunAsync("start");

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync("stop");
    }

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
