using MultiChat;
using MultiChat.Storage.PostgreSql;
using MultiChat.Storage.PostgreSql.Engine;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps a chat in PostgreSQL.</summary>
public static class PostgreSqlMultiChatBuilderExtensions
{
    /// <summary>Keeps everything in one schema of a PostgreSQL database, version 13 or newer. The same schema may be added again; the first options count.</summary>
    /// <param name="builder">The chat.</param>
    /// <param name="connectionString">As Npgsql understands it, such as <c>Host=db;Database=shop;Username=chat;Password=…</c>.</param>
    /// <param name="configure">Chooses options; null for the defaults.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    /// <exception cref="InvalidOperationException">Another storage was added.</exception>
    public static MultiChatBuilder AddPostgreSql(
        this MultiChatBuilder builder, string connectionString, Action<PostgreSqlOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var options = new PostgreSqlOptions();
        configure?.Invoke(options);
        return builder.AddStorage(
            NameOf(connectionString, options), provider => new PostgreSqlStorage(connectionString, options, provider.GetService<TimeProvider>()));
    }

    private static string NameOf(string connectionString, PostgreSqlOptions options)
    {
        var place = ServerAddress.Read(connectionString, nameof(connectionString));
        return $"PostgreSQL schema {options.Schema} of database {place.Database ?? place.Username} at {place.Host}:{place.Port}";
    }
}
