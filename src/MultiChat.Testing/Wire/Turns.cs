namespace MultiChat.Testing.Wire;

/// <summary>Lets one action run at a time, so that a snapshot and the pushes around it do not mix.</summary>
internal sealed class Turns : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    internal async Task<T> TakeAsync<T>(Func<Task<T>> action, CancellationToken cancellation = default)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await action();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
