using System.Diagnostics;
using System.Globalization;
using MultiChat.Storage.PostgreSql;
using Npgsql;

namespace MultiChat.Hosting.Hosts;

/// <summary>Server processes of PostgreSQL that are stopped as by a debugger: their connections are open, and nobody answers. They go on in the end.</summary>
internal sealed class StoppedBackends(PostgreSqlServer server) : IAsyncDisposable
{
    private readonly List<int> _stopped = [];

    /// <summary>Stops the processes whose connections have that name and whose last statement is as the condition says.</summary>
    public async Task<int> StopAsync(string application, string condition)
    {
        await using var connection = await server.OpenAsync();
        await using var asking = new NpgsqlCommand(
            $"SELECT pid FROM pg_stat_activity WHERE application_name = '{application}' AND ({condition})", connection);
        await using var reader = await asking.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            _stopped.Add(reader.GetInt32(0));
        }

        await SignalAsync("STOP");
        return _stopped.Count;
    }

    public async Task ContinueAsync()
    {
        await SignalAsync("CONT");
        _stopped.Clear();
    }

    public async ValueTask DisposeAsync() => await ContinueAsync();

    private async Task SignalAsync(string signal)
    {
        foreach (var pid in _stopped)
        {
            using var kill = Process.Start("kill", [$"-{signal}", pid.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }
    }
}
