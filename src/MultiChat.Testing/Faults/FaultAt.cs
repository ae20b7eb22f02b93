namespace MultiChat.Testing.Faults;

/// <summary>Strikes the n-th call of a storage, and no other. Run a scenario once to count its calls, then once for each n and each kind.</summary>
/// <param name="at">Which call is struck, counted from 1; 0 only counts.</param>
/// <param name="kind">How.</param>
public sealed class FaultAt(int at, FaultKind kind) : IStoreInterceptor
{
    private readonly TaskCompletionSource<StoreCall> _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new();
    private int _calls;

    /// <summary>How the call is struck.</summary>
    public FaultKind Kind => kind;

    /// <summary>How many calls there were.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>The call that is struck; ends when it is made, and for a hanging one while it still hangs.</summary>
    public Task<StoreCall> Struck => _struck.Task;

    /// <summary>Lets a hanging call go on, within this one where it can. Without it the call hangs for ever, unless its caller gives up.</summary>
    public void Release() => _released.TrySetResult();

    /// <inheritdoc/>
    public ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(inner);
        return Interlocked.Increment(ref _calls) == at ? StrikeAsync(call, inner, cancellation) : inner(cancellation);
    }

    private async ValueTask<T> StrikeAsync<T>(StoreCall struck, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
    {
        _struck.SetResult(struck);
        switch (kind)
        {
            case FaultKind.BeforeEffect:
                throw new StorageException($"A fault before the effect of {struck}.");
            case FaultKind.AfterEffect:
                await inner(cancellation);
                throw new StorageException($"A fault after the effect of {struck}.");
            case FaultKind.Hang:
                await _released.Task.WaitAsync(cancellation);
                return await inner(cancellation);
            case FaultKind.Cancel:
                return await inner(new CancellationToken(canceled: true));
            default:
                throw new InvalidOperationException($"There is no fault {kind}.");
        }
    }
}
