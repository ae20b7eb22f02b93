namespace MultiChat.Storage.Sqlite.Engine;

/// <summary>The writes that wait, in the order of their coming; bounded.</summary>
/// <param name="limit">How many may wait.</param>
internal sealed class WriteQueue(int limit)
{
    private readonly Queue<Write> _waiting = new();
    // Monitor and not Lock: the writer waits on it.
    private readonly object _gate = new();
    private bool _isWriterWaiting;
    private bool _closed;

    /// <summary>Adds a write.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.Busy"/>: the queue is full.</exception>
    /// <exception cref="ObjectDisposedException">The storage is being closed.</exception>
    public void Add(Write write)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(SqliteStorage));
            if (_waiting.Count >= limit)
            {
                throw new Refusal(RefusalCode.Busy, $"{limit} writes wait for the disk already. Try again.");
            }

            _waiting.Enqueue(write);
            if (_isWriterWaiting)
            {
                _isWriterWaiting = false;
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Takes what waits, or waits for the first; a group never waits to fill.</summary>
    /// <param name="group">Emptied, then filled; left empty when the patience is over.</param>
    /// <param name="max">How many to take at most.</param>
    /// <param name="patience">How long to wait in milliseconds, or <see cref="Timeout.Infinite"/>.</param>
    /// <returns>False when the queue is closed and empty.</returns>
    public bool Take(List<Write> group, int max, int patience)
    {
        group.Clear();
        lock (_gate)
        {
            if (_waiting.Count == 0 && !_closed)
            {
                _isWriterWaiting = true;
                Monitor.Wait(_gate, patience);
                _isWriterWaiting = false;
            }

            while (group.Count < max && _waiting.TryDequeue(out var write))
            {
                group.Add(write);
            }

            return group.Count > 0 || !_closed;
        }
    }

    /// <summary>Takes no more; what waits is still written.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
