using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MultiChat.Browser.Hosts;

/// <summary>A Blazor Web App with the widget, as a process of its own: its script files belong to its own build.</summary>
internal sealed partial class BlazorShop : IAsyncDisposable
{
    private readonly Process _process;

    private BlazorShop(Process process, Uri site) => (_process, Site) = (process, site);

    public Uri Site { get; }

    public static async Task<BlazorShop> StartAsync()
    {
        var project = Path.Combine(Repository.Root, "tests", "MultiChat.Browser.BlazorShop");
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var assembly = Path.Combine(project, "bin", configuration, "net10.0", "MultiChat.Browser.BlazorShop.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [assembly, "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = project,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        })!;
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string>();
        process.OutputDataReceived += (_, line) =>
        {
            said.Add(line.Data ?? "");
            if (line.Data is null)
            {
                address.TrySetException(new InvalidOperationException($"The shop ended before it listened:\n{string.Join('\n', said)}"));
            }
            else if (Listening().Match(line.Data) is { Success: true } listening)
            {
                address.TrySetResult(new Uri(listening.Groups[1].Value));
            }
        };
        process.BeginOutputReadLine();
        return new BlazorShop(process, await address.Task.WaitAsync(TimeSpan.FromSeconds(120)));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
