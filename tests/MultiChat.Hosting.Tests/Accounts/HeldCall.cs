using MultiChat.Testing.Faults;

namespace MultiChat.Hosting.Accounts;

/// <summary>Counts the calls of one name to the store, and holds the next one back before the store hears of it.</summary>
/// <param name="name">Such as <c>Accounts.FindAsync</c>.</param>
internal sealed class HeldCall(string name) : IStoreInterceptor
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _armed;
    private int _calls;

    public Task Reached => _reached.Task;

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>From now on: the next call is held.</summary>
    public void Arm() => Volatile.Write(ref _armed, 1);

    public void LetGo() => _letGo.SetResult();

    public async ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
    {
        if (string.Equals(call.Name, name, StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _calls);
            if (Interlocked.Exchange(ref _armed, 0) == 1)
            {
                _reached.SetResult();
                await _letGo.Task;
            }
        }

        return await inner(cancellation);
    }
}
