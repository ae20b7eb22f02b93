using MultiChat.Testing.Faults;

namespace MultiChat.Live;

/// <summary>Calls of one name fail while there is one.</summary>
internal sealed class FailingCall : IStoreInterceptor
{
    public string? Name { get; set; }

    public ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation) =>
        call.Name == Name ? throw new StorageException("Not now.") : inner(cancellation);
}
