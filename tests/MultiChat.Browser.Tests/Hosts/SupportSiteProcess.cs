using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MultiChat.Browser.Hosts;

/// <summary>The sample as a process of its own, which can be killed and started again on the same port and data.</summary>
public sealed class SupportSiteProcess : IChatHost, IAsyncDisposable
{
    public const string Password = "demo-password";

    private readonly string _folder = Directory.CreateTempSubdirectory("multichat-").FullName;
    private Process? _process;

    private SupportSiteProcess(int port) => Port = port;

    public int Port { get; }

    public Uri Site => new($"http://127.0.0.1:{Port}/");

    public Uri Mount => new($"http://127.0.0.1:{Port}/chat");

    public static async Task<SupportSiteProcess> StartAsync()
    {
        var host = new SupportSiteProcess(FindFreePort());
        await host.StartAgainAsync();
        return host;
    }

    /// <summary>Starts, and returns when it listens.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Sample("SupportSite"), "--urls", $"http://127.0.0.1:{Port}", "--Data", _folder])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "samples", "SupportSite"),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        };
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string>();
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) =>
        {
            lock (said)
            {
                listens.TrySetException(new InvalidOperationException($"SupportSite ended before it listened:\n{string.Join('\n', said)}"));
            }
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        await listens.Task.WaitAsync(TimeSpan.FromSeconds(60));

        void Hear(string? line)
        {
            lock (said)
            {
                said.Add(line ?? "");
            }

            if (line?.Contains("Application started", StringComparison.Ordinal) == true)
            {
                listens.TrySetResult();
            }
        }
    }

    /// <summary>Ends the process at once, without a chance to do anything: SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
