using System.Collections.Concurrent;

namespace MultiChat;

/// <summary>
/// A folder that is gone after the test. One that no test came to dispose of, such as that of a host that failed to start, goes with the process.
/// </summary>
internal sealed class TemporaryFolder : IDisposable
{
    private static readonly ConcurrentDictionary<string, byte> Kept = new(StringComparer.Ordinal);

    static TemporaryFolder() => AppDomain.CurrentDomain.ProcessExit += static (_, _) => DeleteAll();

    public TemporaryFolder() => Kept.TryAdd(Path, 0);

    public string Path { get; } = Directory.CreateTempSubdirectory("multichat-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }

        Kept.TryRemove(Path, out _);
    }

    private static void DeleteAll()
    {
        foreach (var path in Kept.Keys)
        {
            try
            {
                Directory.Delete(path, recursive: true);
            }
            catch (IOException)
            {
                // Somebody else deleted it, or still writes into it: the process ends all the same.
            }
        }
    }
}
