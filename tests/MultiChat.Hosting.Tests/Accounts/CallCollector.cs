using System.Collections.Concurrent;
using MultiChat.InMemory;
using MultiChat.Testing.Faults;

namespace MultiChat.Hosting.Accounts;

/// <summary>What is asked of the store of accounts, in its order.</summary>
internal sealed class CallCollector : IStoreInterceptor
{
    private readonly ConcurrentQueue<string> _calls = [];

    public ChatStorage Storage() => new InterceptedStorage(new InMemoryStorage(), this);

    public IEnumerable<string> All => _calls;

    public void Clear() => _calls.Clear();

    /// <summary>The calls up to the first of that name.</summary>
    public IEnumerable<string> UntilFirst(string name) => _calls.TakeWhile(call => call != name);

    public async ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
    {
        if (call.Name.Split('.') is ["Accounts", var method])
        {
            _calls.Enqueue(method);
        }

        return await inner(cancellation);
    }
}
