namespace MultiChat.Testing.Conformance;

/// <summary>How the suites get the storage under test. Derive one for your storage; each case asks for a storage of its own.</summary>
public abstract class StorageFactory
{
    /// <summary>Whether what was written is there again after <see cref="ReopenAsync"/>. False unless overridden.</summary>
    public virtual bool Survives => false;

    /// <summary>Makes an empty storage and opens it.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public abstract Task<ChatStorage> CreateAsync(CancellationToken cancellation);

    /// <summary>Disposes the storage and opens another on the same data.</summary>
    /// <param name="storage">A storage that this factory gave.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="NotSupportedException">The data does not survive; see <see cref="Survives"/>.</exception>
    public virtual Task<ChatStorage> ReopenAsync(ChatStorage storage, CancellationToken cancellation) =>
        throw new NotSupportedException("This storage is gone with its process. Override Survives and ReopenAsync if yours is not.");

    /// <summary>Disposes the storage and throws its data away. Override it to delete files or schemas.</summary>
    /// <param name="storage">A storage that this factory gave.</param>
    public virtual ValueTask RemoveAsync(ChatStorage storage)
    {
        ArgumentNullException.ThrowIfNull(storage);
        return storage.DisposeAsync();
    }
}
