using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MultiChat.Browser.Hosts;

/// <summary>The sample as a process of its own, which can be killed and started again on the same port and data.</summary>
public sealed partial class SupportSiteProcess : IChatHost, IAsyncDisposable
{
    public const string Password = "demo-password";

    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    private SupportSiteProcess()
    {
    }

    /// <summary>A free one that the first start found; the same at every later start.</summary>
    public int Port { get; private set; }

    public Uri Site => new($"http://127.0.0.1:{Port}/");

    public Uri Mount => new($"http://127.0.0.1:{Port}/chat");

    public static async Task<SupportSiteProcess> StartAsync()
    {
        var host = new SupportSiteProcess();
        await host.StartAgainAsync();
        return host;
    }

    /// <summary>Starts, and returns when it listens.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Sample("SupportSite"), "--urls", $"http://127.0.0.1:{Port}", "--Data", _folder.Path])
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

            if (Listening().Match(line ?? "") is { Success: true } address)
            {
                Port = int.Parse(address.Groups[1].Value, CultureInfo.InvariantCulture);
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

        _folder.Dispose();
    }

    [GeneratedRegex(@"Now listening on: http://127\.0\.0\.1:(\d+)")]
    private static partial Regex Listening();
}
