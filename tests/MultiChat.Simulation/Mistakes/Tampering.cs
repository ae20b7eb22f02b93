using MultiChat.Testing.Faults;

namespace MultiChat.Simulation.Mistakes;

/// <summary>A storage that has the planted mistake: changes what is committed, or what is answered.</summary>
internal sealed class Tampering(World world, ChatStorage storage) : IStoreInterceptor
{
    public async ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
    {
        if (call.Commit is { } commit && world.Mistake.Commit is { } tamper)
        {
            return (T)(object)await tamper(world, commit, changed => storage.Dialogs.CommitAsync(changed, CancellationToken.None));
        }

        var answer = await inner(cancellation);
        return world.Mistake.Answer is { } change ? (T)change(world, storage, call.Name, answer)! : answer;
    }
}
