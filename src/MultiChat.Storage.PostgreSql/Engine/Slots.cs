namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>A bounded number of connections to be used at the same time, with a bounded queue before them and a bounded wait in it.</summary>
/// <param name="size">How many at a time.</param>
/// <param name="queueLimit">How many may wait.</param>
/// <param name="what">What waits, in words: "reads".</param>
internal sealed class Slots(int size, int queueLimit, string what) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _free = new(size);
    private int _waiting;
    private volatile bool _closed;

    /// <summary>Does the work in a slot.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.Busy"/>: too many wait already, or no slot came free in 10 s.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_closed, typeof(PostgreSqlStorage));
        if (!_free.Wait(0, CancellationToken.None))
        {
            await WaitAsync(cancellation);
        }

        try
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(PostgreSqlStorage));
            return await work();
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Lets nobody in any more and waits for those who are.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        for (var slot = 0; slot < size; slot++)
        {
            await _free.WaitAsync(CancellationToken.None);
        }

        // Who came too late finds the door closed and not a broken one.
        _free.Release(size);
    }

    private async Task WaitAsync(CancellationToken cancellation)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > queueLimit)
            {
                throw new Refusal(RefusalCode.Busy, $"{queueLimit} {what} wait for PostgreSQL already. Try again.");
            }

            if (!await _free.WaitAsync(Patience, cancellation))
            {
                throw new Refusal(RefusalCode.Busy, $"All {size} connections for {what} were busy for {Patience.TotalSeconds} s. Try again.");
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
