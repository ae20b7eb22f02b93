using MultiChat.Testing.Faults;

namespace MultiChat.Storage.Faults;

/// <summary>Remembers each call, and makes it unless told to answer with nothing.</summary>
internal sealed class CallRecorder(bool makesCalls = true) : IStoreInterceptor
{
    private readonly Lock _lock = new();
    private readonly List<StoreCall> _calls = [];

    public IReadOnlyList<StoreCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    public ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _calls.Add(call);
        }

        return makesCalls ? inner(cancellation) : default;
    }
}
