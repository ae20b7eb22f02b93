using System.Diagnostics;
using MultiChat.Storage.PostgreSql;
using Npgsql;

namespace MultiChat.Crash.Hosts;

/// <summary>A PostgreSQL server of its own, durable as by default, which can be killed too.</summary>
public sealed class PostgreSqlCrashStorage : ICrashStorage
{
    private static readonly string _script = FindScript();
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"multichat-postgres-{Guid.CreateVersion7():N}");
    private string _connectionString = "";

    private PostgreSqlCrashStorage()
    {
    }

    public IReadOnlyList<string> Arguments => ["postgres", _connectionString];

    public static async Task<PostgreSqlCrashStorage> StartAsync()
    {
        var storage = new PostgreSqlCrashStorage();
        storage._connectionString = await storage.RunAsync("start");
        return storage;
    }

    public ChatStorage Open() => new PostgreSqlStorage(_connectionString);

    // The server has not noticed more than lost connections.
    public Task CheckAfterKillAsync() => Task.CompletedTask;

    /// <summary>Kills the server and all its processes.</summary>
    public Task KillServerAsync() => RunAsync("kill");

    /// <summary>Starts the killed server on the same port and data; ends when it answers.</summary>
    public Task StartServerAgainAsync() => RunAsync("again");

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync("stop");
    }

    private async Task<string> RunAsync(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", [_script, command, _folder])
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
