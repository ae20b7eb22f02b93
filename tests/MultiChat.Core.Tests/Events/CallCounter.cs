using System.Collections.Concurrent;
using MultiChat.Testing.Faults;

namespace MultiChat.Events;

/// <summary>Remembers the names of all calls.</summary>
internal sealed class CallCounter : IStoreInterceptor
{
    public ConcurrentQueue<string> Calls { get; } = new();

    public ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
    {
        Calls.Enqueue(call.Name);
        return inner(cancellation);
    }
}
