using System.Globalization;
using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>The pool of connections to one schema, and how each of them is set up.</summary>
internal sealed class Connections : IAsyncDisposable
{
    /// <summary>No statement takes longer. Far above what any should take; below the patience of those who wait for it.</summary>
    private const int StatementTimeoutMilliseconds = 30_000;

    /// <summary>
    /// One plan for all values, and by an index wherever there is one: statistics that lag behind a growing table must not turn a page into a
    /// scan. No compiling of short queries.
    /// </summary>
    private static readonly string Session = string.Create(
        CultureInfo.InvariantCulture,
        $"-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off -c statement_timeout={StatementTimeoutMilliseconds}");

    private readonly NpgsqlDataSource _pool;
    private readonly NpgsqlDataSource _unpooled;
    private volatile bool _isOpen;

    /// <summary>Makes a pool that has connected to nothing yet.</summary>
    /// <param name="connectionString">As the user gave it.</param>
    /// <param name="schema">A checked name.</param>
    /// <param name="size">How many connections at most.</param>
    /// <exception cref="ArgumentException">The connection string is none.</exception>
    public Connections(string connectionString, string schema, int size)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (string.IsNullOrEmpty(settings.Host))
        {
            throw new ArgumentException("The connection string needs a Host, for example Host=localhost.", nameof(connectionString));
        }

        Place = DatabasePlace.Of(settings, schema);
        Failures = new OpenFailure(Place);
        settings.SearchPath = schema;
        settings.ApplicationName ??= "MultiChat";
        settings.MaxPoolSize = size;
        settings.MinPoolSize = 0;
        settings.Pooling = true;
        settings.Enlist = false;
        settings.Multiplexing = false;
        settings.MaxAutoPrepare = 200;
        settings.AutoPrepareMinUsages = 2;
        // Nothing is set on a connection beyond a transaction, so there is nothing to undo between two uses.
        settings.NoResetOnClose = true;
        // Texts and hashes of a row must not come into messages.
        settings.IncludeErrorDetail = false;
        // A group must know which of its commands failed.
        settings.IncludeFailedBatchedCommand = true;
        settings.Options = $"{settings.Options} {Session} -c multichat.host={Host}".Trim();
        settings.CommandTimeout = (StatementTimeoutMilliseconds / 1_000) + 10;
        _pool = SourceOf(settings);
        settings.Pooling = false;
        _unpooled = SourceOf(settings);
    }

    /// <summary>Marks the changes that are written by these connections.</summary>
    public Guid Host { get; } = Guid.NewGuid();

    public DatabasePlace Place { get; }

    public OpenFailure Failures { get; }

    /// <summary>A free connection, or a new one. Whoever takes one has a slot for it, so that nobody waits here.</summary>
    public ValueTask<NpgsqlConnection> TakeAsync(CancellationToken cancellation) => _pool.OpenConnectionAsync(cancellation);

    /// <summary>A connection beside the pool, for what ends with it: locks of a session, or a LISTEN.</summary>
    public ValueTask<NpgsqlConnection> OpenUnpooledAsync(CancellationToken cancellation) => _unpooled.OpenConnectionAsync(cancellation);

    /// <summary>Statements that are sent at once. Without a BEGIN among them they are one transaction.</summary>
    public static NpgsqlBatch BatchOf(NpgsqlConnection connection, IEnumerable<Statement> statements)
    {
        var batch = connection.CreateBatch();
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(statement.MakeCommand());
        }

        return batch;
    }

    /// <summary>Lets ports in: the schema is there.</summary>
    public void Start() => _isOpen = true;

    /// <exception cref="InvalidOperationException">The storage is not open yet.</exception>
    public void RequireOpen()
    {
        if (!_isOpen)
        {
            throw Failures.NotOpen();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        await _unpooled.DisposeAsync();
    }

    private static NpgsqlDataSource SourceOf(NpgsqlConnectionStringBuilder settings)
    {
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        // The schema has no types of its own, so there is no need to read the catalogue at each start.
        builder.ConfigureTypeLoading(static types => types.EnableTypeLoading(false));
        return builder.Build();
    }
}
