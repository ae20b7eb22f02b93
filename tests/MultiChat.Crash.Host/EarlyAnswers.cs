using MultiChat.Commits;
using MultiChat.Testing.Faults;

namespace MultiChat.Crash.Host;

/// <summary>A planted mistake: a commit is answered at once and made 250 ms later. Whatever comes next waits for it, so only a crash can show it.</summary>
internal sealed class EarlyAnswers : IStoreInterceptor
{
    private readonly Lock _lock = new();
    private Task _late = Task.CompletedTask;

    public async ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
    {
        await Volatile.Read(ref _late);
        if (call.Commit is null)
        {
            return await inner(cancellation);
        }

        lock (_lock)
        {
            _late = Task.WhenAll(_late, CommitLaterAsync(inner));
        }

        return (T)(object)CommitOutcome.Committed;
    }

    private static async Task CommitLaterAsync<T>(Func<CancellationToken, ValueTask<T>> inner)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(250));
        // A message that is sent again may be refused here as known, after it was answered as new: what that loses is found as well.
        await inner(CancellationToken.None);
    }
}
