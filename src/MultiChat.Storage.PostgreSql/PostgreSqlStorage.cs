using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Events;
using MultiChat.Hosts;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Storage.PostgreSql.Availability;
using MultiChat.Storage.PostgreSql.Changes;
using MultiChat.Storage.PostgreSql.Clients;
using MultiChat.Storage.PostgreSql.Delivery;
using MultiChat.Storage.PostgreSql.Dialogs;
using MultiChat.Storage.PostgreSql.Engine;
using MultiChat.Storage.PostgreSql.Events;
using MultiChat.Storage.PostgreSql.Hosts;
using MultiChat.Storage.PostgreSql.Messages;
using MultiChat.Storage.PostgreSql.Outbox;
using MultiChat.Storage.PostgreSql.Projects;
using MultiChat.Storage.PostgreSql.Search;
using MultiChat.Storage.PostgreSql.Team;
using MultiChat.Team;
using Npgsql;

namespace MultiChat.Storage.PostgreSql;

/// <summary>Keeps an installation in one schema of a PostgreSQL database, version 13 or newer.</summary>
/// <remarks>
/// Commands of dialogs that come together share a commit, and each is answered only when it is durable: see
/// <see cref="PostgreSqlOptions.SurvivesPowerLoss"/>. A write of unknown outcome throws <see cref="StorageException"/>; the storage goes on by
/// itself when the server answers again, or another at its address. Connections are direct or through a pooler that lends sessions or
/// transactions; through the latter LISTEN needs <see cref="PostgreSqlOptions.ListenConnectionString"/>. One that lends single statements is
/// refused when the storage is opened.
/// </remarks>
public sealed class PostgreSqlStorage : ChatStorage, ISharedStorage, IDegradableStorage
{
    private const int SoloConnections = 2;
    private const int SlowConnections = 2;
    private const int HouseConnections = 1;
    private const int BeatConnections = 1;

    private readonly Connections _connections;
    private readonly Slots _readSlots;
    private readonly Slots _soloSlots;
    private readonly Slots _beatSlots;
    private readonly Housework _housework;
    private readonly Writer _writer;
    private readonly Ports _ports;
    private readonly PostgreSqlHostLink _link;
    private readonly bool _survivesPowerLoss;
    private bool _isOpen;
    private int _disposed;

    /// <summary>Makes a storage that is not open yet.</summary>
    /// <param name="connectionString">
    /// As Npgsql understands it. The storage sets pooling, search path and preparation by itself, and of several hosts it uses those that write.
    /// </param>
    /// <param name="options">Options, or null for the defaults. Read here, not later.</param>
    /// <param name="time">The host's clock, compared with the database's; the system's where null.</param>
    /// <exception cref="ArgumentException">The connection string is none or names no host, or an option breaks its bounds.</exception>
    public PostgreSqlStorage(string connectionString, PostgreSqlOptions? options = null, TimeProvider? time = null)
        : this(connectionString, options, time, TimeProvider.System)
    {
    }

    /// <summary>As above, with another clock than the real one for beats.</summary>
    internal PostgreSqlStorage(string connectionString, PostgreSqlOptions? options, TimeProvider? time, TimeProvider steady)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        var chosen = (options ?? new PostgreSqlOptions()).Checked();
        _survivesPowerLoss = chosen.SurvivesPowerLoss;
        _connections = new Connections(
            connectionString, chosen.ListenConnectionString, chosen.Schema, chosen.Writers + chosen.Readers + SoloConnections + SlowConnections + HouseConnections + BeatConnections);
        Hint = new ChangeHint(chosen.Schema, _connections.Host);
        _readSlots = new Slots(chosen.Readers, chosen.ReadQueueLimit, "reads");
        _soloSlots = new Slots(SoloConnections, chosen.WriteQueueLimit, "writes");
        _housework = new Housework(new SearchFiller(_connections), new ChangeSweeper(_connections));
        var commit = new GroupCommit(_connections, Hint, chosen.WriteLimit);
        var slow = new SlowLane(commit, new Slots(SlowConnections, chosen.WriteQueueLimit, "slow writes"));
        _writer = new Writer(_connections, commit, slow, chosen, _housework.Wrote);
        var solo = new SoloWriter(_connections, _soloSlots, chosen.WriteLimit);
        var readers = new Readers(_connections, _readSlots);
        _ports = new Ports(_connections, _writer, solo, readers, Hint);
        _beatSlots = new Slots(BeatConnections, chosen.WriteQueueLimit, "beats");
        var beats = new SoloWriter(_connections, _beatSlots, Heartbeat.Limit);
        _link = new PostgreSqlHostLink(_connections, solo, beats, readers, Hint, time ?? TimeProvider.System, steady);
    }

    /// <inheritdoc/>
    public override string Description => _connections.Place.ToString();

    /// <inheritdoc/>
    public override IProjectStore Projects => _ports.Projects;

    /// <inheritdoc/>
    public override IAccountStore Accounts => _ports.Accounts;

    /// <inheritdoc/>
    public override IHandSwitchStore HandSwitches => _ports.HandSwitches;

    /// <inheritdoc/>
    public override IVisitorStore Visitors => _ports.Visitors;

    /// <inheritdoc/>
    public override IClientStore Clients => _ports.Clients;

    /// <inheritdoc/>
    public override IDialogStore Dialogs => _ports.Dialogs;

    /// <inheritdoc/>
    public override IMessageStore Messages => _ports.Messages;

    /// <inheritdoc/>
    public override IDialogLog Log => _ports.Log;

    /// <inheritdoc/>
    public override IMarkStore Marks => _ports.Marks;

    /// <inheritdoc/>
    public override IDeskIndex Desk => _ports.Desk;

    /// <inheritdoc/>
    public override IOutboxStore Outbox => _ports.Outbox;

    /// <inheritdoc/>
    public IHostLink Link => _link;

    /// <inheritdoc/>
    public string? DegradedBecause => _connections.DeafBecause;

    /// <summary>How changes are told to other hosts.</summary>
    internal ChangeHint Hint { get; }

    /// <summary>The connections, for what reads changes and for tests.</summary>
    internal Connections Connections => _connections;

    /// <inheritdoc/>
    public override async Task OpenAsync(CancellationToken cancellation)
    {
        if (_isOpen)
        {
            throw new InvalidOperationException("The storage is open already. OpenAsync is called once.");
        }

        try
        {
            await _connections.OpenAsync(cancellation);
            await using var connection = await _connections.OpenUnpooledAsync(cancellation);
            await new Migrations(connection, _connections.Place, _connections.Failures, _survivesPowerLoss).ApplyAsync(cancellation);
            await RestoredDump.SettleAsync(connection, _connections.Place, cancellation);
        }
        catch (Exception reason) when (reason is NpgsqlException or TimeoutException or IOException)
        {
            throw _connections.Failures.Of(reason);
        }

        _connections.Start();
        _housework.Start();
        _isOpen = true;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _link.DisposeAsync();
        // Writes first: who waits for one may read after it.
        await _writer.DisposeAsync();
        await _soloSlots.DisposeAsync();
        await _beatSlots.DisposeAsync();
        await _housework.DisposeAsync();
        await _readSlots.DisposeAsync();
        await _connections.DisposeAsync();
    }

    private sealed class Ports(Connections connections, Writer writer, SoloWriter solo, Readers readers, ChangeHint hint)
    {
        public IProjectStore Projects { get; } = new PostgreSqlProjectStore(connections, solo, readers, hint);

        public IAccountStore Accounts { get; } = new PostgreSqlAccountStore(solo, readers, hint);

        public IHandSwitchStore HandSwitches { get; } = new PostgreSqlHandSwitchStore(solo, readers, hint);

        public IVisitorStore Visitors { get; } = new PostgreSqlVisitorStore(solo, readers, hint);

        public IClientStore Clients { get; } = new PostgreSqlClientStore(solo, readers, hint);

        public IDialogStore Dialogs { get; } = new PostgreSqlDialogStore(writer, readers);

        public IMessageStore Messages { get; } = new PostgreSqlMessageStore(readers);

        public IDialogLog Log { get; } = new PostgreSqlDialogLog(readers);

        public IMarkStore Marks { get; } = new PostgreSqlMarkStore(writer, readers);

        public IDeskIndex Desk { get; } = new PostgreSqlDeskIndex(readers);

        public IOutboxStore Outbox { get; } = new PostgreSqlOutboxStore(solo, readers);
    }
}
