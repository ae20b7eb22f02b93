using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MultiChat.Crash.Hosts;

/// <summary>A real host in a process of its own, to be killed and started again on the same port and storage.</summary>
/// <param name="storage">What it stores in, as its arguments name it.</param>
public sealed class HostProcess(params string[] storage) : IAsyncDisposable
{
    private const int LinesKept = 200;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);
    private readonly Queue<string> _said = new();
    private Process? _process;

    /// <summary>The same at every start.</summary>
    public int Port { get; } = FindFreePort();

    /// <summary>Where MultiChat is mapped.</summary>
    public Uri Mount => new($"http://127.0.0.1:{Port}/chat");

    /// <summary>Whether it runs.</summary>
    public bool IsAlive => _process is { HasExited: false };

    /// <summary>The running process's id.</summary>
    public int Id => _process!.Id;

    /// <summary>What goes before <c>dotnet</c> on the command line, such as a limit or a trace.</summary>
    public IReadOnlyList<string> Under { get; init; } = [];

    /// <summary>Where the host's program is: that of this version where not said.</summary>
    public string Program { get; init; } = Path.Combine(AppContext.BaseDirectory, "MultiChat.Crash.Host.dll");

    /// <summary>The last lines of what it said; warnings and errors, as a rule.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return string.Join('\n', _said);
            }
        }
    }

    /// <summary>Starts. When it serves is for its clients to find out.</summary>
    public void Start()
    {
        string[] command =
            [.. Under, "dotnet", "exec", Program, $"{Port}", .. storage];
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(command[0], command[1..])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Asks until the host answers, whatever it answers.</summary>
    public async Task UntilItServesAsync()
    {
        using var bound = new CancellationTokenSource(_patience);
        while (true)
        {
            try
            {
                await GetHealthAsync(bound.Token);
                return;
            }
            catch (HttpRequestException) when (IsAlive)
            {
                await Task.Delay(_pause, bound.Token);
            }
        }
    }

    /// <summary>What its health check says: Healthy, Degraded or Unhealthy.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<string> GetHealthAsync(CancellationToken cancellation = default)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(Mount, "/health"), cancellation);
        return await answer.Content.ReadAsStringAsync(cancellation);
    }

    /// <summary>Ends the process at once, without a chance to do anything: SIGKILL. Throws where it had ended by itself.</summary>
    public async Task KillAsync()
    {
        if (!IsAlive)
        {
            throw new InvalidOperationException($"The host was gone before it was killed. What it said:\n{Said}");
        }

        // What it runs under is killed with it: a tracer alone would let it live on.
        _process!.Kill(entireProcessTree: Under.Count > 0);
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        _process.Dispose();
        _process = null;
    }

    /// <summary>Asks the process to end, as a deployment does: SIGTERM. Throws where it does not end in a minute.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> StopAsync()
    {
        var began = Stopwatch.GetTimestamp();
        using (var signal = Process.Start("kill", ["-TERM", $"{Id}"]))
        {
            await signal.WaitForExitAsync();
        }

        await _process!.WaitForExitAsync().WaitAsync(_patience);
        var took = Stopwatch.GetElapsedTime(began);
        _process.Dispose();
        _process = null;
        return took;
    }

    public async ValueTask DisposeAsync()
    {
        if (IsAlive)
        {
            await KillAsync();
        }

        _process?.Dispose();
    }

    /// <summary>Below those that outgoing connections are given: while the host is down, one could take its port, even by reaching itself.</summary>
    private static int FindFreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(10_000, 32_768);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }

    private void Hear(string? line)
    {
        lock (_said)
        {
            _said.Enqueue(line ?? "");
            if (_said.Count > LinesKept)
            {
                _said.Dequeue();
            }
        }
    }
}
