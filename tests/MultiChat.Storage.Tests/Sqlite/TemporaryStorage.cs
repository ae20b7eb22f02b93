namespace MultiChat.Storage.Sqlite;

/// <summary>An open storage in a folder of its own, gone after the test.</summary>
internal sealed class TemporaryStorage : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteOptions _options;

    private TemporaryStorage(SqliteOptions options) => (_options, Storage) = (options, new SqliteStorage(Path, TimeProvider.System, options));

    public string Path => _folder.File("chat.db");

    public SqliteStorage Storage { get; private set; }

    public SqliteDesk Desk { get; } = new();

    public static async Task<TemporaryStorage> OpenAsync(SqliteOptions? options = null)
    {
        var made = new TemporaryStorage(options ?? new SqliteOptions());
        await made.Storage.OpenAsync(CancellationToken.None);
        return made;
    }

    public async Task ReopenAsync()
    {
        await Storage.DisposeAsync();
        Storage = new SqliteStorage(Path, TimeProvider.System, _options);
        await Storage.OpenAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        _folder.Dispose();
    }
}
