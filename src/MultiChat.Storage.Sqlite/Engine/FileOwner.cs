using System.Globalization;

namespace MultiChat.Storage.Sqlite.Engine;

/// <summary>The right to use a file alone, held as a lock that the kernel frees when the process ends in whatever way.</summary>
internal sealed class FileOwner : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _lock;
    private readonly string _noteOfOwner;

    private FileOwner(FileStream held, string noteOfOwner) => (_lock, _noteOfOwner) = (held, noteOfOwner);

    /// <summary>Takes the lock, waiting for another to let it go.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="wait">How long to wait.</param>
    /// <param name="time">The clock of the wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="StorageException">Another has it still, or the folder cannot be written.</exception>
    public static async Task<FileOwner> TakeAsync(string path, TimeSpan wait, TimeProvider time, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        // A lock that is held keeps others from reading too, so the note is a file of its own.
        var note = path + ".owner";
        while (true)
        {
            try
            {
                var owner = new FileOwner(new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), note);
                await File.WriteAllTextAsync(note, Environment.ProcessId.ToString(CultureInfo.InvariantCulture), cancellation);
                return owner;
            }
            catch (UnauthorizedAccessException denied)
            {
                throw OpenFailure.CannotWriteFolder(path, denied);
            }
            catch (IOException busy) when (busy is not (DirectoryNotFoundException or FileNotFoundException))
            {
                var left = wait - time.GetElapsedTime(began);
                if (left <= TimeSpan.Zero)
                {
                    throw OpenFailure.Owned(path, ReadOwner(note), busy);
                }

                await Task.Delay(left < Pause ? left : Pause, time, cancellation);
            }
            catch (IOException missing)
            {
                throw OpenFailure.CannotWriteFolder(path, missing);
            }
        }
    }

    /// <summary>Lets the file go. The lock file stays: removing it could free another's lock.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(_noteOfOwner);
        }
        catch (IOException)
        {
            // The note is a courtesy; a stale one is read only while somebody holds the lock.
        }

        _lock.Dispose();
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
