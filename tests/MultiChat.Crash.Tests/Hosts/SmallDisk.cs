using System.Diagnostics;
using System.Globalization;

namespace MultiChat.Crash.Hosts;

/// <summary>
/// A folder on a disk of its own that can be filled to the brim: a small tmpfs. Where mounting is not allowed, an ordinary folder; then the
/// files of the host may not grow.
/// </summary>
public sealed class SmallDisk : IDisposable
{
    private const string Size = "32m";
    private readonly TemporaryFolder _folder = new();
    private readonly bool _isMounted;

    public SmallDisk() => _isMounted = TryRun("mount", "-t", "tmpfs", "-o", $"size={Size}", "tmpfs", _folder.Path);

    /// <summary>Where the host's file goes.</summary>
    public string File => _folder.File("chat.db");

    /// <summary>What the host's command line begins with.</summary>
    public IReadOnlyList<string> Under => _isMounted ? [] : ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"];

    private string Ballast => _folder.File("ballast");

    /// <summary>Leaves no byte.</summary>
    /// <param name="host">The host that runs out of space.</param>
    public void Fill(HostProcess host)
    {
        if (_isMounted)
        {
            TryRun("dd", "if=/dev/zero", $"of={Ballast}", "bs=4096", "status=none");
        }
        else
        {
            Limit(host, new FileInfo(File + "-wal").Length.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Gives the space back.</summary>
    /// <param name="host">The host that ran out of space.</param>
    public void Free(HostProcess host)
    {
        if (_isMounted)
        {
            System.IO.File.Delete(Ballast);
        }
        else
        {
            Limit(host, "unlimited");
        }
    }

    public void Dispose()
    {
        if (_isMounted)
        {
            // Lazily: also where a killed process has not let go of its files yet.
            TryRun("umount", "--lazy", _folder.Path);
        }

        _folder.Dispose();
    }

    public override string ToString() => _isMounted ? $"a tmpfs of {Size}" : "files that may not grow";

    private static void Limit(HostProcess host, string bytes) =>
        TryRun("prlimit", "--pid", host.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:");

    private static bool TryRun(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
