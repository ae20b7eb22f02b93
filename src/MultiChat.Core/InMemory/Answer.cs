namespace MultiChat.InMemory;

/// <summary>Turns work that needs no waiting into the task a port promises: cancelled before it begins, or ended, or failed.</summary>
internal static class Answer
{
    /// <summary>Does the work unless the caller has given up, and hands out its result.</summary>
    public static Task<T> Of<T>(this CancellationToken cancellation, Func<T> work)
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellation);
        }

        try
        {
            return Task.FromResult(work());
        }
        catch (DuplicateKeyException duplicate)
        {
            return Task.FromException<T>(duplicate);
        }
    }

    /// <summary>Does the work unless the caller has given up.</summary>
    public static Task Of(this CancellationToken cancellation, Action work) => Of(cancellation, () =>
    {
        work();
        return true;
    });

    /// <summary>As <see cref="Of{T}"/> for the hot ports: no closure, and no task where there is an answer at once.</summary>
    public static ValueTask<T> At<TState, T>(this CancellationToken cancellation, TState state, Func<TState, T> work) =>
        cancellation.IsCancellationRequested ? ValueTask.FromCanceled<T>(cancellation) : new ValueTask<T>(work(state));
}
