using MultiChat.Testing.Faults;

namespace MultiChat.Live;

/// <summary>Does something once, just before the first call of a name that follows, or just after it, before its caller has the answer.</summary>
internal sealed class AtCall : IStoreInterceptor
{
    public string? Name { get; set; }

    public Func<Task>? Then { get; set; }

    public Func<Task>? Afterwards { get; set; }

    public async ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
    {
        if (call.Name == Name && Then is { } then)
        {
            Then = null;
            await then();
        }

        var answer = await inner(cancellation);
        if (call.Name == Name && Afterwards is { } afterwards)
        {
            Afterwards = null;
            await afterwards();
        }

        return answer;
    }
}
