using Microsoft.Data.Sqlite;
using MultiChat.Storage.Sqlite;

namespace MultiChat.Crash.Hosts;

/// <summary>A SQLite file in a folder of its own.</summary>
public sealed class SqliteCrashStorage : ICrashStorage
{
    private readonly TemporaryFolder _folder = new();

    public IReadOnlyList<string> Arguments => ["sqlite", _folder.File("chat.db")];

    public ChatStorage Open() => new SqliteStorage(_folder.File("chat.db"), TimeProvider.System);

    // On a copy, so that the host itself finds the log as the kill has left it.
    public Task CheckAfterKillAsync()
    {
        foreach (var suffix in (string[])["", "-wal"])
        {
            File.Copy(_folder.File("chat.db" + suffix), _folder.File("copy.db" + suffix), overwrite: true);
        }

        return Task.Run(CheckCopy);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private void CheckCopy()
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("copy.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        if (command.ExecuteScalar() is not "ok")
        {
            throw new InvalidOperationException("The kill has damaged the file.");
        }
    }
}
