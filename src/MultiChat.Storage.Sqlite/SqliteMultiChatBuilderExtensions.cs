using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MultiChat;
using MultiChat.Storage.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps a chat in SQLite.</summary>
public static class SqliteMultiChatBuilderExtensions
{
    /// <summary>Keeps everything in one SQLite file, which this process owns while it runs. The same file may be added again; the first options count.</summary>
    /// <param name="builder">The chat.</param>
    /// <param name="path">
    /// The file, absolute or relative to the host's content root; made with its folder where missing. Where there is no such file but one of this
    /// path in the current folder, that one is used and the log says so.
    /// </param>
    /// <param name="configure">Chooses options; null for the defaults.</param>
    /// <exception cref="ArgumentException">That is no path, but a connection string.</exception>
    /// <exception cref="InvalidOperationException">Another storage was added.</exception>
    public static MultiChatBuilder AddSqlite(this MultiChatBuilder builder, string path, Action<SqliteOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        SqlitePath.Check(path);
        var options = new SqliteOptions();
        configure?.Invoke(options);
        return builder.AddStorage(
            $"SQLite file {path}",
            services => new SqliteStorage(
                SqlitePath.Find(path, services.GetService<IHostEnvironment>()?.ContentRootPath, services.GetService<ILogger<SqliteStorage>>()),
                services.GetRequiredService<TimeProvider>(),
                options));
    }
}
