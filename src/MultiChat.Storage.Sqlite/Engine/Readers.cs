using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace MultiChat.Storage.Sqlite.Engine;

/// <summary>A few connections that read, each lent to one read at a time.</summary>
/// <remarks>SQLite reads on the caller's thread, so a read that finds a free connection is done when its task is returned.</remarks>
/// <param name="path">The file.</param>
/// <param name="size">How many connections at most.</param>
/// <param name="queueLimit">How many reads may wait for one.</param>
internal sealed class Readers(string path, int size, int queueLimit) : IAsyncDisposable
{
    private readonly ConcurrentBag<Database> _free = [];
    private readonly SemaphoreSlim _slots = new(size);
    private int _waiting;
    private volatile bool _isStarted;
    private volatile bool _closed;

    /// <summary>Lets reads in: the file is there.</summary>
    public void Start() => _isStarted = true;

    /// <summary>Reads.</summary>
    /// <param name="read">What to read; several statements may see several states of the file, see <see cref="Database.Snapshot"/>.</param>
    /// <param name="cancellation">Ends the wait for a connection.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.Busy"/>: too many reads wait already.</exception>
    /// <exception cref="StorageException">The file cannot be read.</exception>
    public async ValueTask<T> ReadAsync<T>(Func<Database, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!_isStarted)
        {
            throw OpenFailure.NotOpen(path);
        }

        ObjectDisposedException.ThrowIf(_closed, typeof(SqliteStorage));
        if (!_slots.Wait(0, CancellationToken.None))
        {
            await WaitForSlotAsync(cancellation);
        }

        try
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(SqliteStorage));
            return Read(read);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Waits for reads under way and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        for (var slot = 0; slot < size; slot++)
        {
            await _slots.WaitAsync(CancellationToken.None);
        }

        while (_free.TryTake(out var database))
        {
            database.Dispose();
        }

        // Reads that came too late find the door closed and not a broken one.
        _slots.Release(size);
    }

    private async Task WaitForSlotAsync(CancellationToken cancellation)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > queueLimit)
            {
                throw new Refusal(RefusalCode.Busy, $"{queueLimit} reads wait for the storage already. Try again.");
            }

            await _slots.WaitAsync(cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private T Read<T>(Func<Database, T> read)
    {
        Database? database = null;
        try
        {
            if (!_free.TryTake(out database))
            {
                database = Database.OpenForReading(path);
            }

            var result = read(database);
            _free.Add(database);
            return result;
        }
        catch (SqliteException reason)
        {
            database?.Dispose();
            throw new StorageException($"'{path}' cannot be read: {reason.Message} Look at the disk's health.", reason);
        }
        catch
        {
            database?.Dispose();
            throw;
        }
    }
}
