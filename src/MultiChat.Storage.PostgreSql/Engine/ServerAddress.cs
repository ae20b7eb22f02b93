using System.Globalization;
using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>A connection string, and how connections are opened by it.</summary>
internal sealed class ServerAddress
{
    /// <summary>How long an address that was found not to write is passed over; Npgsql's 10 s would prolong each failover.</summary>
    private const int RecheckSeconds = 1;

    private readonly NpgsqlConnectionStringBuilder _given;

    /// <summary>Reads a connection string.</summary>
    /// <param name="connectionString">As the user gave it.</param>
    /// <param name="name">What it is called where it is given.</param>
    /// <exception cref="ArgumentException">It is none, names no host, or asks for servers that do not write.</exception>
    public ServerAddress(string connectionString, string name)
    {
        _given = Read(connectionString, name);
        if (string.IsNullOrEmpty(_given.Host))
        {
            throw new ArgumentException("The connection string needs a Host, for example Host=localhost.", name);
        }

        if (_given.TargetSessionAttributes is { } target && target.ToUpperInvariant() is "STANDBY" or "PREFER-STANDBY" or "READ-ONLY")
        {
            throw new ArgumentException(
                $"The connection string asks for servers that only read (Target Session Attributes={_given.TargetSessionAttributes}), and MultiChat "
                + "writes. Give Target Session Attributes=read-write.", name);
        }
    }

    /// <summary>Reads what Npgsql reads.</summary>
    /// <exception cref="ArgumentException">It is no connection string.</exception>
    public static NpgsqlConnectionStringBuilder Read(string connectionString, string name) =>
        TryRead(connectionString) ?? throw new ArgumentException(
            "MultiChat cannot read the connection string of PostgreSQL. It is written as Npgsql understands it, such as "
            + "Host=db;Database=shop;Username=chat;Password=…: "
            + (connectionString.Contains("://", StringComparison.Ordinal)
                ? "not as a URL."
                : "a keyword is misspelt, a value is of the wrong kind, or one with ; or = in it is not in quotes."),
            name);

    /// <summary>Without Npgsql's own error, which may repeat a part of the password.</summary>
    private static NpgsqlConnectionStringBuilder? TryRead(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    private bool HasSeveralHosts => _given.Host!.Contains(',', StringComparison.Ordinal);

    public DatabasePlace PlaceOf(string schema)
    {
        var user = _given.Username ?? Environment.UserName;
        var servers = _given.Host!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new DatabasePlace(string.Join(',', servers.Select(WithPort)), _given.Database ?? user, user, schema);
    }

    /// <summary>Opens connections. Only servers that write count, whatever the string says: the storage has no use for another.</summary>
    /// <param name="pooled">How many are kept at most; 0 for none.</param>
    /// <param name="prepares">Whether statements that come again are prepared, which needs a session of one's own.</param>
    /// <param name="set">What is run on each new one; nothing where null.</param>
    public NpgsqlDataSource Source(int pooled, bool prepares, string? set = null)
    {
        var builder = new NpgsqlDataSourceBuilder(Settings(pooled, prepares).ConnectionString);
        // The schema has no types of its own, so there is no need to read the catalogue at each start.
        builder.ConfigureTypeLoading(static types => types.EnableTypeLoading(false));
        if (set is not null)
        {
            builder.UsePhysicalConnectionInitializer(connection => Set(connection, set), connection => SetAsync(connection, set));
        }

        return HasSeveralHosts ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.ReadWrite) : builder.Build();
    }

    private NpgsqlConnectionStringBuilder Settings(int pooled, bool prepares)
    {
        var settings = new NpgsqlConnectionStringBuilder(_given.ConnectionString)
        {
            Pooling = pooled > 0,
            MinPoolSize = 0,
            MaxPoolSize = pooled > 0 ? pooled : 1,
            Enlist = false,
            Multiplexing = false,
            MaxAutoPrepare = prepares ? 200 : 0,
            AutoPrepareMinUsages = 2,
            // Nothing is set on a connection beyond a transaction but once, so there is nothing to undo between two uses.
            NoResetOnClose = true,
            // Texts and hashes of a row must not come into messages.
            IncludeErrorDetail = false,
            // A group must know which of its commands failed.
            IncludeFailedBatchedCommand = true,
            // Every use has a deadline of its own; this is the net under it.
            CommandTimeout = 40,
            // Whom the server does not answer, it does not answer to a cancellation either.
            CancellationTimeout = -1,
        };
        settings.ApplicationName ??= "MultiChat";
        // Each transaction sets its path: a pooler takes none when connecting.
        settings.SearchPath = null;
        settings.TargetSessionAttributes = null;
        settings.HostRecheckSeconds = Math.Min(settings.HostRecheckSeconds, RecheckSeconds);
        SetUnlessGiven("Timeout", () => settings.Timeout = 10);
        // A peer that is gone without a word is noticed in half a minute, also by a LISTEN.
        SetUnlessGiven("Tcp Keepalive", () => (settings.TcpKeepAlive, settings.TcpKeepAliveTime, settings.TcpKeepAliveInterval) = (true, 10, 5));
        return settings;
    }

    private void SetUnlessGiven(string keyword, Action set)
    {
        if (!_given.Keys.OfType<string>().Contains(keyword, StringComparer.OrdinalIgnoreCase))
        {
            set();
        }
    }

    private string WithPort(string server)
    {
        // Only brackets tell the colons of an IPv6 address from the port's.
        var colon = server.LastIndexOf(':');
        var hasPort = colon > 0 && (server[colon - 1] == ']' || server.IndexOf(':', StringComparison.Ordinal) == colon);
        return hasPort ? server : string.Create(CultureInfo.InvariantCulture, $"{server}:{_given.Port}");
    }

    private static void Set(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static async Task SetAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
