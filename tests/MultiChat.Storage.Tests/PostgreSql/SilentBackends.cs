using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace MultiChat.Storage.PostgreSql;

/// <summary>Server processes that are stopped as by a debugger: their connections stay open, and nothing answers. They go on in the end.</summary>
internal sealed class SilentBackends : IAsyncDisposable
{
    private readonly List<int> _processes = [];

    private SilentBackends()
    {
    }

    public int Count => _processes.Count;

    /// <summary>Stops the processes of all connections of that name that have nothing to do.</summary>
    public static Task<SilentBackends> StopAsync(PostgreSqlServer server, string application) =>
        StopAllAsync(server, $"SELECT pid FROM pg_stat_activity WHERE application_name = '{application}' AND state = 'idle'");

    /// <summary>Stops the process that lets new connections in.</summary>
    public static Task<SilentBackends> StopAcceptingAsync(PostgreSqlServer server) =>
        StopAllAsync(server, "SELECT split_part(pg_read_file('postmaster.pid'), E'\n', 1)::int");

    public async ValueTask DisposeAsync() => await SignalAsync("CONT");

    private static async Task<SilentBackends> StopAllAsync(PostgreSqlServer server, string processes)
    {
        var stopped = new SilentBackends();
        await using var connection = await server.OpenAsync();
        await using var asking = new NpgsqlCommand(processes, connection);
        await using var reader = await asking.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            stopped._processes.Add(reader.GetInt32(0));
        }

        await stopped.SignalAsync("STOP");
        return stopped;
    }

    private async Task SignalAsync(string signal)
    {
        foreach (var process in _processes)
        {
            using var kill = Process.Start("kill", [$"-{signal}", process.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }
    }
}
