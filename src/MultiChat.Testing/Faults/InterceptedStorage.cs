using System.Collections.Concurrent;
using MultiChat.Team;

namespace MultiChat.Testing.Faults;

/// <summary>Any storage, with every call of every port passed through one interceptor: for faults, delays, traces.</summary>
/// <remarks>
/// Opening and disposing go straight to the storage. Continuations stay where the interceptor's awaits leave them. A port has the abilities that
/// the real storage has there, <see cref="ISweptAccounts"/> among them: a chat sweeps a minute after its start and each hour, and its calls come too.
/// </remarks>
/// <param name="inner">The real storage; opened and disposed with this one.</param>
/// <param name="interceptor">What each call passes through.</param>
public sealed class InterceptedStorage(ChatStorage inner, IStoreInterceptor interceptor) : DelegatingStorage(inner)
{
    private readonly ConcurrentDictionary<string, object> _intercepted = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override TPort Port<TPort>(TPort port, string name) => _intercepted.TryGetValue(name, out var known)
        ? (TPort)known
        : (TPort)_intercepted.GetOrAdd(name, InterceptedPort.Of(port, name, interceptor));
}
