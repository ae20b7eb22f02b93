namespace MultiChat.Testing.Faults;

/// <summary>Stands between the core and every port of a storage: sees each call, and decides whether, when and how it is made.</summary>
public interface IStoreInterceptor
{
    /// <summary>One call. Awaiting <paramref name="inner"/> makes it; its answer or exception is what the caller gets.</summary>
    /// <typeparam name="T">What the port answers; an empty <see cref="ValueTuple"/> where it answers nothing.</typeparam>
    /// <param name="call">Which call it is.</param>
    /// <param name="inner">Makes the call on the real storage; may be left out, or called more than once.</param>
    /// <param name="cancellation">The caller's token.</param>
    ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation);
}
