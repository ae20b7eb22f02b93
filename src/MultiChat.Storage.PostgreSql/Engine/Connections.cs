using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>The pool of connections to one schema, how each of them is set up, and when they are left.</summary>
internal sealed class Connections : IAsyncDisposable
{
    private const int LeavesAtMostEvery = 1_000;

    private readonly ServerAddress _address;
    private readonly ServerAddress? _listenAddress;
    private readonly SessionSettings _session;
    private readonly int _size;
    private NpgsqlDataSource? _pool;
    private NpgsqlDataSource? _kept;
    private NpgsqlDataSource? _listening;
    private bool _isOwnSession;
    private long _leftAt = -LeavesAtMostEvery;
    private int _timesLeft;
    private volatile bool _isOpen;

    /// <summary>Makes a pool that has connected to nothing yet.</summary>
    /// <param name="connectionString">As the user gave it.</param>
    /// <param name="listenConnectionString">One past the pooler, or null.</param>
    /// <param name="schema">A checked name.</param>
    /// <param name="size">How many connections at most.</param>
    /// <exception cref="ArgumentException">A connection string is none.</exception>
    public Connections(string connectionString, string? listenConnectionString, string schema, int size)
    {
        _address = new ServerAddress(connectionString, nameof(connectionString));
        _listenAddress = listenConnectionString is null
            ? null
            : new ServerAddress(listenConnectionString, nameof(PostgreSqlOptions.ListenConnectionString));
        _session = new SessionSettings(schema, Host);
        _size = size;
        Place = _address.PlaceOf(schema);
        Failures = new OpenFailure(Place, size);
    }

    /// <summary>Marks the changes that are written by these connections.</summary>
    public Guid Host { get; } = Guid.NewGuid();

    public DatabasePlace Place { get; }

    public OpenFailure Failures { get; }

    /// <summary>What stands before the server, as opening found it.</summary>
    public Pooler Pooler { get; private set; }

    /// <summary>Why this host cannot LISTEN; null where it can.</summary>
    public string? DeafBecause { get; private set; }

    /// <summary>Finds the way to the server and checks what everything relies on. Nothing of the schema need be there.</summary>
    /// <exception cref="StorageException">The way will not do; the message says what to do.</exception>
    /// <exception cref="NpgsqlException">Nobody answers.</exception>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        await using (var bare = _address.Source(pooled: 0, prepares: false))
        {
            Pooler = await new PoolerProbe(bare, Failures).LookAsync(cancellation);
        }

        // What a pooler lends may have been another's, and may be another's next: nothing is left in it and nothing is expected.
        _isOwnSession = Pooler == Pooler.None;
        var set = _isOwnSession ? _session.InSession : null;
        // As many again for the moments in which those that do not answer are being replaced.
        _pool = _address.Source(2 * _size, prepares: _isOwnSession, set);
        _kept = _address.Source(pooled: 0, prepares: _isOwnSession, set);
        _listening = _listenAddress?.Source(pooled: 0, prepares: true, _session.InSession);
        await RequireSettingsAsync(cancellation);
        await new ListenCheck(this).RunAsync(_listenAddress is not null, cancellation);
    }

    /// <summary>A free connection, or a new one. Whoever takes one has a slot for it, so that nobody waits here.</summary>
    public ValueTask<NpgsqlConnection> TakeAsync(CancellationToken cancellation) => _pool!.OpenConnectionAsync(cancellation);

    /// <summary>A connection beside the pool, past the pooler if there is a way.</summary>
    public ValueTask<NpgsqlConnection> OpenUnpooledAsync(CancellationToken cancellation) => (_listening ?? _kept)!.OpenConnectionAsync(cancellation);

    /// <summary>A connection beside the pool that is kept for long, such as for a LISTEN.</summary>
    /// <param name="limit">How long opening may take.</param>
    /// <param name="cancellation">Gives it up earlier.</param>
    /// <exception cref="NpgsqlException">It cannot be opened, or not in time.</exception>
    public Task<KeptConnection> KeepAsync(TimeSpan limit, CancellationToken cancellation)
    {
        var now = Volatile.Read(ref _timesLeft);
        return KeptConnection.OpenAsync(OpenUnpooledAsync, limit, cancellation, () => Volatile.Read(ref _timesLeft) != now);
    }

    /// <summary>Statements that are sent at once, with what they rely on. Without a BEGIN among them they are one transaction.</summary>
    public NpgsqlBatch BatchOf(NpgsqlConnection connection, IReadOnlyList<Statement> statements)
    {
        if (_isOwnSession)
        {
            return BareBatchOf(connection, statements);
        }

        var before = statements[0].BeginsTransaction ? 1 : 0;
        return BareBatchOf(connection, [.. statements.Take(before), new Statement(_session.InTransaction), .. statements.Skip(before)]);
    }

    /// <summary>As <see cref="BatchOf"/>, each statement under a patience; the first row is not the first statement's.</summary>
    public NpgsqlBatch HastyBatchOf(NpgsqlConnection connection, TimeSpan patience, bool isAlone, IEnumerable<Statement> statements) =>
        BareBatchOf(connection, statements.Prepend(_session.WithPatience(patience, isAlone, _isOwnSession)));

    /// <summary>
    /// Does a write under a deadline. Where the server turns out to take no writes any more, all its connections are left at once, and the
    /// write is done again wherever the address leads now: nothing of it was written.
    /// </summary>
    /// <param name="limit">How long an attempt may take.</param>
    /// <param name="write">One transaction on a connection of the pool.</param>
    /// <exception cref="NpgsqlException">It failed, or had no answer in time.</exception>
    public async Task<T> WriteAsync<T>(TimeSpan limit, Func<NpgsqlConnection, CancellationToken, Task<T>> write)
    {
        var timesLeft = Volatile.Read(ref _timesLeft);
        try
        {
            return await UseAsync(limit, write);
        }
        catch (PostgresException reason) when (Failure.IsOfServer(reason) && Leaves(timesLeft) && Failure.IsReadOnly(reason))
        {
            return await UseAsync(limit, write);
        }
    }

    /// <summary>
    /// Does something on a connection of the pool under a deadline. Where a connection gave no answer the free ones are given up as well: they lead
    /// to where that one led. Where none could be opened in time they are kept: a server that takes nobody new may serve those it has.
    /// </summary>
    /// <param name="limit">How long it may take, the opening of a connection included.</param>
    /// <param name="use">What is done; its token is the deadline's.</param>
    /// <exception cref="NpgsqlException">It failed, or had no answer in time.</exception>
    public async Task<T> UseAsync<T>(TimeSpan limit, Func<NpgsqlConnection, CancellationToken, Task<T>> use)
    {
        var isConnected = false;
        try
        {
            return await Deadline.RunAsync(
                limit,
                async token =>
                {
                    await using var connection = await TakeAsync(token);
                    Volatile.Write(ref isConnected, true);
                    return await use(connection, token);
                },
                CancellationToken.None);
        }
        catch (NpgsqlException silent) when (silent.InnerException is TimeoutException && Volatile.Read(ref isConnected))
        {
            _pool!.Clear();
            throw;
        }
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
        foreach (var source in new[] { _pool, _kept, _listening })
        {
            if (source is not null)
            {
                await source.DisposeAsync();
            }
        }
    }

    /// <summary>Without the promise to LISTEN.</summary>
    internal void BecomeDeaf(string because) => DeafBecause = because;

    private static NpgsqlBatch BareBatchOf(NpgsqlConnection connection, IEnumerable<Statement> statements)
    {
        var batch = connection.CreateBatch();
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(statement.MakeCommand());
        }

        return batch;
    }

    /// <summary>
    /// Gives up all connections: those that are free now, those in use when they come back, and those kept at their next use. Not more than
    /// once a second, lest every write to a server without a better one beside it cost a connection.
    /// </summary>
    /// <param name="timesLeft">How often they had been given up when the connection at fault was taken.</param>
    /// <returns>Whether a connection taken now may lead elsewhere.</returns>
    private bool Leaves(int timesLeft)
    {
        if (Volatile.Read(ref _timesLeft) != timesLeft)
        {
            return true;
        }

        var last = Interlocked.Read(ref _leftAt);
        var now = Environment.TickCount64;
        if (now - last < LeavesAtMostEvery || Interlocked.CompareExchange(ref _leftAt, now, last) != last)
        {
            return false;
        }

        Interlocked.Increment(ref _timesLeft);
        _pool!.Clear();
        return true;
    }

    private async Task RequireSettingsAsync(CancellationToken cancellation)
    {
        var values = await Deadline.RunAsync(
            TimeSpan.FromSeconds(10),
            async token =>
            {
                await using var connection = await TakeAsync(token);
                await using var batch = BatchOf(connection, [new Statement(_session.Ask)]);
                await using var reader = await batch.ExecuteReaderAsync(token);
                await reader.ReadAsync(token);
                return Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? null : reader.GetString(column)).ToList();
            },
            cancellation);
        if (_session.FirstLost(values) is { } lost)
        {
            throw Failures.LosesSetting(lost);
        }
    }
}
