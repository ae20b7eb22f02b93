using Microsoft.Extensions.DependencyInjection.Extensions;
using MultiChat;
using MultiChat.Storage.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps a chat in SQLite.</summary>
public static class SqliteMultiChatBuilderExtensions
{
    /// <summary>Keeps everything in one SQLite file, which this process owns while it runs. The first storage added is the one that counts.</summary>
    /// <param name="builder">The chat.</param>
    /// <param name="path">The file, absolute or relative to the current folder; made with its folder where missing.</param>
    /// <param name="configure">Chooses options; null for the defaults.</param>
    public static MultiChatBuilder AddSqlite(this MultiChatBuilder builder, string path, Action<SqliteOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var options = new SqliteOptions();
        configure?.Invoke(options);
        builder.Services.TryAddSingleton<ChatStorage>(services =>
            new SqliteStorage(path, services.GetRequiredService<TimeProvider>(), options));
        return builder;
    }
}
