using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;

namespace MultiChat.Storage.PostgreSql;

/// <summary>A throw-away PgBouncer before the tests' server, on loopback, with the settings of Debian but for what a test says.</summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"multichat-pgbouncer-{Guid.CreateVersion7():N}");
    private readonly string _server;
    private Process? _process;
    private int _port;

    private PgBouncer(string server) => _server = server;

    /// <summary>As a host is given it.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Port = _port }.ConnectionString;

    /// <summary>Starts one.</summary>
    /// <param name="server">What it is before.</param>
    /// <param name="mode">What it lends: session, transaction or statement.</param>
    /// <param name="settings">Other settings, each a line.</param>
    public static async Task<PgBouncer> StartAsync(PostgreSqlServer server, string mode, params string[] settings)
    {
        var made = new PgBouncer(server.ConnectionString);
        // A taken port is the one failure that another try cures.
        for (var attempt = 1; !await made.TryStartAsync(mode, settings); attempt++)
        {
            attempt.Should().BeLessThan(5, await File.ReadAllTextAsync(Path.Combine(made._folder, "log")));
        }

        return made;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> TryStartAsync(string mode, string[] settings)
    {
        // Below those that outgoing connections are given.
        _port = Random.Shared.Next(20_000, 32_768);
        var server = new NpgsqlConnectionStringBuilder(_server);
        Directory.CreateDirectory(_folder);
        var file = Path.Combine(_folder, "pgbouncer.ini");
        await File.WriteAllTextAsync(file, $"""
            [databases]
            * = host={server.Host} port={server.Port} user={server.Username}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {_port}
            unix_socket_dir =
            auth_type = any
            pool_mode = {mode}
            {string.Join('\n', settings)}
            """);
        // It refuses to run as root.
        string[] arguments = Environment.UserName == "root" ? ["-q", "-u", "postgres", file] : ["-q", file];
        _process?.Dispose();
        _process = Process.Start(new ProcessStartInfo("pgbouncer", arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        _process.ErrorDataReceived += (_, line) => File.AppendAllText(Path.Combine(_folder, "log"), line.Data + "\n");
        _process.BeginErrorReadLine();
        await Patience.UntilAsync(async () => _process.HasExited || await AnswersAsync());
        return !_process.HasExited;
    }

    private async Task<bool> AnswersAsync()
    {
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync("127.0.0.1", _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
