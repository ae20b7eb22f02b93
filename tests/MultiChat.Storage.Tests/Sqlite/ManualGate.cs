namespace MultiChat.Storage.Sqlite;

/// <summary>Holds one thread until it is disposed.</summary>
internal sealed class ManualGate : IDisposable
{
    private readonly ManualResetEventSlim _held = new();
    private readonly ManualResetEventSlim _open = new();

    public bool Wait()
    {
        _held.Set();
        _open.Wait();
        return true;
    }

    public void WaitUntilHeld() => _held.Wait();

    public void Dispose() => _open.Set();
}
