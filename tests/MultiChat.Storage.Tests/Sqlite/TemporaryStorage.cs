using MultiChat.Commits;
using MultiChat.Dialogs;

namespace MultiChat.Storage.Sqlite;

/// <summary>An open storage in a folder of its own, gone after the test.</summary>
internal sealed class TemporaryStorage : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteOptions _options;

    private TemporaryStorage(SqliteOptions options) =>
        (_options, Storage) = (options, new SqliteStorage(Path, TimeProvider.System, options));

    public string Path => _folder.File("chat.db");

    public SqliteStorage Storage { get; private set; }

    public CommitSamples Samples { get; } = new();

    public static async Task<TemporaryStorage> OpenAsync(SqliteOptions? options = null)
    {
        var made = new TemporaryStorage(options ?? new SqliteOptions());
        await made.Storage.OpenAsync(CancellationToken.None);
        return made;
    }

    /// <summary>A dialog with its first message.</summary>
    public async Task<Dialog> BeginAsync(string text = "Здравствуйте")
    {
        var commit = Samples.First(text);
        (await Storage.Dialogs.CommitAsync(commit, CancellationToken.None)).Should().Be(CommitOutcome.Committed);
        return commit.Dialog;
    }

    /// <summary>Closes it and opens it again.</summary>
    /// <param name="meanwhile">What is done with the file while nobody has it.</param>
    public async Task ReopenAsync(Action<string>? meanwhile = null)
    {
        await Storage.DisposeAsync();
        meanwhile?.Invoke(Path);
        Storage = new SqliteStorage(Path, TimeProvider.System, _options);
        await Storage.OpenAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        _folder.Dispose();
    }
}
