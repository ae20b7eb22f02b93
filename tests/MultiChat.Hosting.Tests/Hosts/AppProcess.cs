using System.Diagnostics;

namespace MultiChat.Hosting.Hosts;

/// <summary>An app as a process of its own, on a free loopback port. Disposing it kills it, with what it has started.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    // Some are built first.
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(5);

    private readonly TaskCompletionSource<Uri> _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _said = [];
    private readonly Process _process;
    private Uri? _address;

    private AppProcess(ProcessStartInfo start)
    {
        (start.UseShellExecute, start.RedirectStandardOutput, start.RedirectStandardError) = (false, true, true);
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _listens.TrySetException(new InvalidOperationException($"The app ended before it listened:\n{Said}"));
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => _address!;

    /// <summary>What it has written so far.</summary>
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

    /// <summary>Starts, and returns when it listens.</summary>
    public static async Task<AppProcess> StartAsync(ProcessStartInfo start)
    {
        var app = new AppProcess(start);
        app._process.Start();
        app._process.BeginOutputReadLine();
        app._process.BeginErrorReadLine();
        try
        {
            app._address = await app._listens.Task.WaitAsync(Bound);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_said)
        {
            _said.Add(line ?? "");
        }

        if (line?.Split("Now listening on: ") is [_, var address])
        {
            _listens.TrySetResult(new Uri(address));
        }
    }
}
