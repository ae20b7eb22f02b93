using System.Globalization;
using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>What is said when a database cannot be opened. Each sentence names the fix; none has the password.</summary>
/// <param name="place">Where the database is.</param>
/// <param name="size">How many connections a host may have at the same time, the one that listens left out.</param>
internal sealed class OpenFailure(DatabasePlace place, int size)
{
    public StorageException Of(Exception reason) => reason is PostgresException answer ? Of(answer) : CannotConnect(reason);

    public StorageException TooOld(Version version) =>
        new($"PostgreSQL at {place.Server} is version {version}. MultiChat needs 13 or newer: upgrade the server, or give another.");

    public StorageException WrongEncoding(string encoding) =>
        new($"The database '{place.Database}' at {place.Server} has the encoding {encoding}. Make one that can keep every script: "
            + "CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0, and give it in the connection string.");

    public StorageException ReadOnly() =>
        new($"PostgreSQL at {place.Server} only reads: it is a standby, or the user's transactions are read-only. Give the primary server "
            + "in the connection string (of several, Target Session Attributes=read-write finds it), or ALTER ROLE … SET "
            + "default_transaction_read_only = off.");

    public StorageException NotDurable(string setting) =>
        new($"PostgreSQL at {place.Server} has {setting} = off for the user '{place.User}': it answers before a commit is on its disk, and a loss "
            + $"of power would take accepted messages. Set {setting} = on (SELECT * FROM pg_settings WHERE name = '{setting}' says where it comes "
            + "from), or set PostgreSqlOptions.SurvivesPowerLoss to false.");

    public StorageException LendsStatements(Exception reason) =>
        new($"The pooler at {place.Server} lends single statements (pool_mode = statement), and MultiChat needs transactions: {Words(reason)}. Set "
            + $"pool_mode = session or pool_mode = transaction for the database '{place.Database}', or connect past the pooler.", reason);

    public StorageException NoSession(Exception reason) =>
        new(string.Create(
            CultureInfo.InvariantCulture,
            $"PostgreSQL at {place.Server} takes connections and then does not answer. If there is a pooler, it has no server connection left to "
            + $"lend: a host uses up to {size + 1}, so in pool_mode = session give the pool (default_pool_size in PgBouncer) as many for each host, "
            + $"lower PostgreSqlOptions.Readers, or set pool_mode = transaction, where a few do for all. If there is none, the server hangs."), reason);

    public StorageException LosesSetting(string setting) =>
        new($"What PostgreSQL at {place.Server} was told at the beginning of a transaction, {setting}, is lost within it. Connect past whatever stands "
            + "between this host and the server.");

    public StorageException CannotListen(Exception reason) =>
        new($"PostgreSqlOptions.ListenConnectionString leads nowhere: {Words(reason)}. Give a connection string past the pooler at {place.Server} to "
            + $"the server with the database '{place.Database}', or leave the option out.", reason);

    public StorageException ListensElsewhere() =>
        new($"On the connection of PostgreSqlOptions.ListenConnectionString nothing is heard of what is notified at {place.Server}: it leads through a "
            + $"pooler too, or to another database than '{place.Database}'. Give a connection string past the pooler to the same database.");

    /// <summary>Why changes are polled for.</summary>
    public string Deaf() =>
        $"What other hosts change is noticed by polling, up to half a second late: the pooler at {place.Server} lends transactions, through which LISTEN "
        + "does not work. Set PostgreSqlOptions.ListenConnectionString to a connection string past it.";

    public StorageException Foreign() =>
        new($"The schema '{place.Schema}' of the database '{place.Database}' has tables of another program. MultiChat needs a schema of its "
            + "own: set PostgreSqlOptions.Schema to another name.");

    public StorageException TooNew(long version, long oldestCode, long code) =>
        new(string.Create(
            CultureInfo.InvariantCulture,
            $"The schema '{place.Schema}' has version {version}, which needs MultiChat code of version {oldestCode} or newer; this is {code}. "
            + $"Run the newer MultiChat again, or restore the backup from before its start."));

    /// <summary>A port was used before the storage was opened.</summary>
    public InvalidOperationException NotOpen() => new($"{place} is not open. Await OpenAsync first.");

    private StorageException Of(PostgresException reason) => reason.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            new($"PostgreSQL at {place.Server} does not let the user '{place.User}' in: {reason.MessageText}. Correct Username and Password "
                + "in the connection string, or the server's pg_hba.conf.", reason),
        PostgresErrorCodes.InvalidCatalogName =>
            new($"There is no database '{place.Database}' at {place.Server}. Make it (CREATE DATABASE \"{place.Database}\"), or correct "
                + "Database in the connection string.", reason),
        PostgresErrorCodes.InsufficientPrivilege =>
            new($"The user '{place.User}' may not make or change the schema '{place.Schema}' in the database '{place.Database}': "
                + $"{reason.MessageText}. Let an administrator run: CREATE SCHEMA IF NOT EXISTS {place.Schema}; "
                + $"ALTER SCHEMA {place.Schema} OWNER TO \"{place.User}\"; or GRANT CREATE ON DATABASE \"{place.Database}\" TO \"{place.User}\".",
                reason),
        PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ConfigurationLimitExceeded =>
            new($"PostgreSQL at {place.Server} has no connection left: {reason.MessageText}. Raise its max_connections, or lower "
                + "PostgreSqlOptions.Readers and Writers of the hosts.", reason),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled =>
            new($"The schema '{place.Schema}' is being brought up to date by another host, or locked by another program, for too long. "
                + "Start again when it is done; pg_stat_activity shows who it is.", reason),
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown =>
            new($"PostgreSQL at {place.Server} is starting or stopping: {reason.MessageText}. Start MultiChat when it is up.", reason),
        PostgresErrorCodes.ProtocolViolation when reason.MessageText.Contains("startup parameter", StringComparison.Ordinal) =>
            new($"The pooler at {place.Server} refuses what the connection string sends when connecting: {reason.MessageText}. Remove it (Options, "
                + "Search Path, Timezone) from the connection string; MultiChat itself sends nothing that a pooler does not know.", reason),
        PostgresErrorCodes.ProtocolViolation when reason.MessageText.Contains("max_client_conn", StringComparison.Ordinal) =>
            new($"The pooler at {place.Server} takes no more clients: {reason.MessageText}. Raise its max_client_conn; a host connects up to "
                + string.Create(CultureInfo.InvariantCulture, $"{size + 1} times."), reason),
        _ => new($"{place} cannot be opened: {reason.MessageText} ({reason.SqlState}). The server's log says more.", reason),
    };

    private StorageException CannotConnect(Exception reason) =>
        new($"PostgreSQL at {place.Server} does not answer: {Words(reason)} Start it, or correct Host and Port in the connection string; a firewall "
            + "may be between. Of several servers one must be up that writes.", reason);

    private static string Words(Exception reason) => reason is PostgresException answer ? answer.MessageText : (reason.InnerException ?? reason).Message;
}
