using System.Runtime.CompilerServices;
using MultiChat.Testing.Conformance;

namespace MultiChat.Storage.Sqlite;

/// <param name="options">The storage's options; the defaults where null.</param>
internal sealed class SqliteFactory(SqliteOptions? options = null) : StorageFactory
{
    private readonly ConditionalWeakTable<ChatStorage, TemporaryFolder> _folders = [];

    public override bool Survives => true;

    public override Task<ChatStorage> CreateAsync(CancellationToken cancellation) => OpenAsync(new TemporaryFolder(), cancellation);

    public override async Task<ChatStorage> ReopenAsync(ChatStorage storage, CancellationToken cancellation)
    {
        await storage.DisposeAsync();
        return await OpenAsync(_folders.GetOrCreateValue(storage), cancellation);
    }

    public override async ValueTask RemoveAsync(ChatStorage storage)
    {
        await storage.DisposeAsync();
        _folders.GetOrCreateValue(storage).Dispose();
    }

    private async Task<ChatStorage> OpenAsync(TemporaryFolder folder, CancellationToken cancellation)
    {
        var storage = new SqliteStorage(folder.File("chat.db"), TimeProvider.System, options);
        _folders.Add(storage, folder);
        await storage.OpenAsync(cancellation);
        return storage;
    }
}
