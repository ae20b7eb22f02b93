using MultiChat.Testing.Faults;

namespace MultiChat.Events;

/// <summary>The next call of a name is made, and its caller is told that it failed.</summary>
internal sealed class TakenUnsaid : IStoreInterceptor
{
    public string? Next { get; set; }

    public async ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
    {
        var answer = await inner(cancellation);
        if (call.Name != Next)
        {
            return answer;
        }

        Next = null;
        throw new StorageException("The line broke before the answer.");
    }
}
