using System.Diagnostics;

namespace MultiChat.Crash.Tracing;

/// <summary>A test that traces system calls; skipped where that is not possible.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StraceFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> _whyNot = new(FindWhyNot);

    public StraceFactAttribute() => Skip = _whyNot.Value;

    private static string? FindWhyNot()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("strace", ["-f", "--seccomp-bpf", "-e", "trace=fdatasync", "true"])
            {
                UseShellExecute = false,
                RedirectStandardError = true,
            })!;
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"strace may not trace here: {said}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "strace is not installed: apt-get install strace";
        }
    }
}
