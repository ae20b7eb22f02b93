using MultiChat.Testing.Faults;

namespace MultiChat.Live;

/// <summary>Does something once, just before the first call of a name that follows.</summary>
internal sealed class AtCall : IStoreInterceptor
{
    public string? Name { get; set; }

    public Func<Task>? Then { get; set; }

    public async ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
    {
        if (call.Name == Name && Then is { } then)
        {
            Then = null;
            await then();
        }

        return await inner(cancellation);
    }
}
