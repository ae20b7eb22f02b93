using System.Diagnostics;
using System.Globalization;

namespace MultiChat.Storage.Sqlite.Engine;

/// <summary>The right to use a file alone, held as a lock that the kernel frees when the process ends in whatever way.</summary>
internal sealed class FileOwner : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _lock;
    private readonly string _noteOfOwner;

    private FileOwner(FileStream held, string noteOfOwner) => (_lock, _noteOfOwner) = (held, noteOfOwner);

    /// <summary>Takes the lock, waiting in real time for another to let it go: another process knows nothing of this one's clock.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="wait">How long to wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="StorageException">Another has it still, or the folder cannot be written.</exception>
    public static async Task<FileOwner> TakeAsync(string path, TimeSpan wait, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        // A lock that is held keeps others from reading too, so the note is a file of its own.
        var note = path + ".owner";
        while (true)
        {
            try
            {
                var held = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                WriteOwner(note);
                return new FileOwner(held, note);
            }
            catch (IOException busy) when (IsHeldByAnother(busy))
            {
                var left = wait - Stopwatch.GetElapsedTime(began);
                if (left <= TimeSpan.Zero)
                {
                    throw OpenFailure.Owned(path, ReadOwner(note), busy);
                }

                await Task.Delay(left < Pause ? left : Pause, cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw OpenFailure.CannotWriteFolder(path, e);
            }
        }
    }

    /// <summary>Lets the file go. The lock file stays: removing it could free another's lock.</summary>
    public void Dispose()
    {
        if (_lock.SafeFileHandle.IsClosed)
        {
            // The note may be another's by now.
            return;
        }

        try
        {
            File.Delete(_noteOfOwner);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The note is a courtesy; a stale one is read only while somebody holds the lock.
        }

        _lock.Dispose();
    }

    // EWOULDBLOCK of Linux and of the BSDs, and Windows' two violations.
    private static bool IsHeldByAnother(IOException e) => e.HResult is 11 or 35 || (e.HResult & 0xFFFF) is 32 or 33;

    private static void WriteOwner(string note)
    {
        try
        {
            File.WriteAllText(note, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another is then told of "another process".
        }
    }

    private static string? ReadOwner(string note)
    {
        try
        {
            return File.ReadAllText(note);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
