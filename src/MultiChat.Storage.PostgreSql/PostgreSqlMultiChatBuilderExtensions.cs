using Microsoft.Extensions.DependencyInjection.Extensions;
using MultiChat;
using MultiChat.Storage.PostgreSql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps a chat in PostgreSQL.</summary>
public static class PostgreSqlMultiChatBuilderExtensions
{
    /// <summary>Keeps everything in one schema of a PostgreSQL database, version 13 or newer. The first storage added is the one that counts.</summary>
    /// <param name="builder">The chat.</param>
    /// <param name="connectionString">As Npgsql understands it, such as <c>Host=db;Database=shop;Username=chat;Password=…</c>.</param>
    /// <param name="configure">Chooses options; null for the defaults.</param>
    public static MultiChatBuilder AddPostgreSql(
        this MultiChatBuilder builder, string connectionString, Action<PostgreSqlOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var options = new PostgreSqlOptions();
        configure?.Invoke(options);
        builder.Services.TryAddSingleton<ChatStorage>(provider => new PostgreSqlStorage(connectionString, options, provider.GetService<TimeProvider>()));
        return builder;
    }
}
