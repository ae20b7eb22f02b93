using MultiChat.Testing.Faults;

namespace MultiChat.Hosting;

/// <summary>A store that answers reads, and commits as long as there is room.</summary>
internal sealed class FailingCommits : IStoreInterceptor
{
    public bool Full { get; set; }

    public bool Silent { get; set; }

    /// <summary>Whether calls never end.</summary>
    public bool Hangs { get; set; }

    /// <summary>Whether the team cannot be saved, nor a dialog's log read.</summary>
    public bool Blind { get; set; }

    public async ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
    {
        if (Silent || (Blind && (call.Name.StartsWith("Log.", StringComparison.Ordinal) || (call.Writes && call.Name.StartsWith("Projects.", StringComparison.Ordinal)))))
        {
            throw new StorageException("The disk is gone.");
        }

        if (Hangs)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }

        return Full && call.Commit is not null ? throw new StorageException("The disk is full.") : await inner(cancellation);
    }
}
