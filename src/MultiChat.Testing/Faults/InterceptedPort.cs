using System.Runtime.CompilerServices;
using MultiChat.Commits;

namespace MultiChat.Testing.Faults;

/// <summary>Hands each call of one port to the interceptor under the calling method's name. Awaits and nothing else: no hop to another thread.</summary>
internal sealed class InterceptedPort(string port, IStoreInterceptor interceptor)
{
    public ValueTask<T> ReadAsync<T>(
        Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation, [CallerMemberName] string method = "") =>
        interceptor.CallAsync(Call(method, writes: false), inner, cancellation);

    public Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> inner, CancellationToken cancellation, [CallerMemberName] string method = "") =>
        interceptor.CallAsync(Call(method, writes: false), token => new ValueTask<T>(inner(token)), cancellation).AsTask();

    public Task<T> WriteAsync<T>(Func<CancellationToken, Task<T>> inner, CancellationToken cancellation, [CallerMemberName] string method = "") =>
        interceptor.CallAsync(Call(method, writes: true), token => new ValueTask<T>(inner(token)), cancellation).AsTask();

    public async Task WriteAsync(Func<CancellationToken, Task> inner, CancellationToken cancellation, [CallerMemberName] string method = "") =>
        await interceptor.CallAsync(Call(method, writes: true), token => AnsweringNothing(inner(token)), cancellation);

    public ValueTask<CommitOutcome> CommitAsync(
        DialogCommit commit,
        Func<CancellationToken, ValueTask<CommitOutcome>> inner,
        CancellationToken cancellation,
        [CallerMemberName] string method = "") =>
        interceptor.CallAsync(Call(method, writes: true) with { Commit = commit }, inner, cancellation);

    private StoreCall Call(string method, bool writes) => new() { Name = $"{port}.{method}", Writes = writes };

    private static async ValueTask<ValueTuple> AnsweringNothing(Task task)
    {
        await task;
        return default;
    }
}
