namespace MultiChat.Storage.Faults;

/// <summary>A storage that is open already and outlives the hosts that work on it, one after the other or at once.</summary>
internal sealed class BorrowedStorage(ChatStorage inner) : DelegatingStorage(inner)
{
    public override Task OpenAsync(CancellationToken cancellation) => Task.CompletedTask;

    protected override ValueTask DisposeInnerAsync() => ValueTask.CompletedTask;
}
