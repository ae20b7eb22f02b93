namespace MultiChat.Testing.Wire;

/// <summary>A list that only grows, until it ends, and lets readers await what will be added. Thread-safe.</summary>
/// <param name="patience">How long a reader may wait.</param>
internal sealed class Recording<T>(TimeSpan patience)
{
    private readonly Lock _lock = new();
    private readonly List<T> _items = [];
    private readonly List<Reader> _readers = [];
    private Func<string, Exception>? _ended;

    internal IReadOnlyList<T> Items
    {
        get
        {
            lock (_lock)
            {
                return [.. _items];
            }
        }
    }

    internal void Add(T item)
    {
        lock (_lock)
        {
            _items.Add(item);
            _readers.RemoveAll(reader => reader.Takes(item));
        }
    }

    /// <summary>Nothing is added from now on; whoever waits for more gets the exception.</summary>
    /// <param name="reason">The exception for what was awaited.</param>
    internal void End(Func<string, Exception> reason)
    {
        lock (_lock)
        {
            _ended = reason;
            _readers.ForEach(reader => reader.Found.TrySetException(reason(reader.Awaited)));
            _readers.Clear();
        }
    }

    /// <summary>The first item from a position on that fits; the recorded ones come first.</summary>
    internal async Task<T> FirstAsync(Func<T, bool> fits, int from, string awaited, CancellationToken cancellation, bool forever = false)
    {
        Reader reader;
        lock (_lock)
        {
            for (var i = from; i < _items.Count; i++)
            {
                if (fits(_items[i]))
                {
                    return _items[i];
                }
            }

            if (_ended is not null)
            {
                throw _ended(awaited);
            }

            reader = new Reader(fits, awaited, skip: Math.Max(0, from - _items.Count));
            _readers.Add(reader);
        }

        try
        {
            return await reader.Found.Task.WaitAsync(forever ? Timeout.InfiniteTimeSpan : patience, cancellation);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"No {awaited} in {patience}. What came:\n{string.Join('\n', Items.TakeLast(30))}", late);
        }
        finally
        {
            lock (_lock)
            {
                _readers.Remove(reader);
            }
        }
    }

    private sealed class Reader(Func<T, bool> fits, string awaited, int skip)
    {
        private int _skip = skip;

        internal string Awaited => awaited;

        internal TaskCompletionSource<T> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal bool Takes(T item)
        {
            if (_skip > 0)
            {
                _skip--;
                return false;
            }

            try
            {
                return fits(item) && Found.TrySetResult(item);
            }
            catch (Exception thrown)
            {
                return Found.TrySetException(thrown);
            }
        }
    }
}
