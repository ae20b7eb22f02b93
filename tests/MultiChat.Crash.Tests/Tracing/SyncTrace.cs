using System.Text.RegularExpressions;

namespace MultiChat.Crash.Tracing;

/// <summary>Reads a trace of a host by strace: when a message was written to SQLite's log, when that was synced, when it was answered.</summary>
public sealed partial class SyncTrace
{
    private readonly List<string> _lines;
    private readonly List<int> _synced = [];

    private SyncTrace(IEnumerable<string> lines)
    {
        _lines = [.. lines];
        FindSyncs();
    }

    /// <summary>The command line to trace a host by.</summary>
    /// <param name="file">Where the trace goes.</param>
    public static IReadOnlyList<string> Command(string file) =>
        ["strace", "-f", "--seccomp-bpf", "-y", "-s", "8192", "-e", "trace=pwrite64,fdatasync,fsync,sendmsg,sendto,write", "-o", file];

    /// <summary>Reads a trace that has ended.</summary>
    public static SyncTrace Read(string file) => new(File.ReadLines(file));

    /// <summary>The line at which the text is first written to the log; -1 for never.</summary>
    public int WrittenAt(string text) => _lines.FindIndex(line => line.Contains("-wal>", StringComparison.Ordinal) && line.Contains(text, StringComparison.Ordinal));

    /// <summary>The line at which the first sync of the log that began after a line had ended; -1 for never.</summary>
    public int SyncedAfter(int line) => line < 0 ? -1 : _synced.Find(synced => synced > line) is var found and > 0 ? found : -1;

    /// <summary>The line at which an answer with the message's id goes out; -1 for never.</summary>
    public int AnsweredAt(string id) => _lines.FindIndex(
        line => line.Contains("type\\\":3", StringComparison.Ordinal) && line.Contains(id, StringComparison.Ordinal));

    // A call of one thread may be split by those of others: "fdatasync(9</…-wal> <unfinished ...>", later "<... fdatasync resumed>) = 0".
    private void FindSyncs()
    {
        var begun = new HashSet<string>(StringComparer.Ordinal);
        for (var number = 0; number < _lines.Count; number++)
        {
            if (Sync().Match(_lines[number]) is not { Success: true } sync)
            {
                continue;
            }

            var thread = sync.Groups["thread"].Value;
            if (sync.Groups["resumed"].Success ? begun.Remove(thread) : !sync.Groups["unfinished"].Success)
            {
                _synced.Add(number);
            }
            else if (sync.Groups["unfinished"].Success)
            {
                begun.Add(thread);
            }
        }
    }

    [GeneratedRegex(@"^(?<thread>\d+) +(f(data)?sync\(\d+<[^>]*-wal>(?<unfinished> <unfinished)?|(?<resumed><\.\.\. f(data)?sync resumed))", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Sync();
}
