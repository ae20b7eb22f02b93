using MultiChat.Testing.Faults;

namespace MultiChat.Channels;

/// <summary>Of the first two who look for a visitor, neither goes on before the other has looked too.</summary>
internal sealed class TwoLookAtOnce : IStoreInterceptor
{
    private readonly TaskCompletionSource _both = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _looked;

    public async ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
    {
        var answer = await inner(cancellation);
        if (call.Name == "Visitors.FindAsync")
        {
            if (Interlocked.Increment(ref _looked) == 2)
            {
                _both.SetResult();
            }

            await _both.Task.InTimeAsync();
        }

        return answer;
    }
}
