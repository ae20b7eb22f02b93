using Microsoft.Data.Sqlite;
using MultiChat.Availability;
using MultiChat.Clients;
using MultiChat.Commits;
using MultiChat.Delivery;
using MultiChat.Events;
using MultiChat.Lists;
using MultiChat.Messages;
using MultiChat.Outbox;
using MultiChat.Storage.Sqlite.Availability;
using MultiChat.Storage.Sqlite.Clients;
using MultiChat.Storage.Sqlite.Delivery;
using MultiChat.Storage.Sqlite.Dialogs;
using MultiChat.Storage.Sqlite.Engine;
using MultiChat.Storage.Sqlite.Events;
using MultiChat.Storage.Sqlite.Messages;
using MultiChat.Storage.Sqlite.Outbox;
using MultiChat.Storage.Sqlite.Projects;
using MultiChat.Storage.Sqlite.Team;
using MultiChat.Team;

namespace MultiChat.Storage.Sqlite;

/// <summary>Keeps an installation in one SQLite file.</summary>
/// <remarks>
/// One process owns the file; several hosts need PostgreSQL. Writes that come together share a commit, and each is answered only when it
/// is on the disk. A write of unknown outcome throws <see cref="StorageException"/>; the storage goes on by itself when the disk allows it.
/// Beside the file there are <c>-wal</c>, <c>-shm</c>, <c>.lock</c> and <c>.owner</c> while it is open: a copy of the file alone is no
/// backup.
/// </remarks>
public sealed class SqliteStorage : ChatStorage
{
    private readonly string _path;
    private readonly SqliteOptions _options;
    private FileOwner? _owner;
    private readonly Writer _writer;
    private readonly Readers _readers;
    private readonly Ports _ports;

    /// <summary>Makes a storage that is not open yet.</summary>
    /// <param name="path">The file, absolute or relative to the current folder. It and its folder are made when they are missing.</param>
    /// <param name="time">The host's clock. Nothing here goes by it: waits for another process and for the disk are real, whatever it says.</param>
    /// <param name="options">Options, or null for the defaults. Read here, not later.</param>
    /// <exception cref="ArgumentException">The path is empty or <c>:memory:</c> or a connection string, or an option breaks its bounds.</exception>
    public SqliteStorage(string path, TimeProvider time, SqliteOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(time);
        SqlitePath.Check(path);
        _options = (options ?? new SqliteOptions()).Checked();
        // Whoever comes by a link takes the same lock.
        var file = new FileInfo(path);
        _path = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        _writer = new Writer(_path, OpenForWriting, _options.WriteQueueLimit);
        _readers = new Readers(_path, _options.Readers, _options.ReadQueueLimit);
        _ports = new Ports(_writer, _readers);
    }

    /// <inheritdoc/>
    public override string Description => $"SQLite file {_path}";

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

    /// <summary>The value of <c>PRAGMA synchronous</c> on the writing connection, as SQLite told it: 2 is FULL, 1 is NORMAL.</summary>
    internal string Synchronous { get; private set; } = "";

    /// <summary>The writer, for tests that make the disk fail.</summary>
    internal Writer Writer => _writer;

    /// <summary>The readers, for tests that look at their statements.</summary>
    internal Readers Readers => _readers;

    /// <inheritdoc/>
    public override async Task OpenAsync(CancellationToken cancellation)
    {
        if (_owner is not null)
        {
            throw new InvalidOperationException("The storage is open already. OpenAsync is called once.");
        }

        FileChecks.Prepare(_path);
        var owner = await FileOwner.TakeAsync(_path, _options.OwnershipWait, cancellation);
        try
        {
            var database = OpenDatabase();
            _writer.Start(database);
            _readers.Start();
            _owner = owner;
        }
        catch
        {
            owner.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        // Writes first: who waits for one may read after it.
        await _writer.DisposeAsync();
        await _readers.DisposeAsync();
        _owner?.Dispose();
    }

    private Database OpenDatabase()
    {
        Database? database = null;
        try
        {
            database = OpenForWriting();
            Synchronous = FileChecks.RequirePragmas(database, _path, _options.SurvivesPowerLoss);
            Migrations.Apply(database, _path);
            return database;
        }
        catch (SqliteException reason)
        {
            database?.Dispose();
            throw OpenFailure.Of(_path, reason);
        }
        catch
        {
            database?.Dispose();
            throw;
        }
    }

    private Database OpenForWriting() => Database.OpenForWriting(_path, _options.SurvivesPowerLoss);

    private sealed class Ports(Writer writer, Readers readers)
    {
        public IProjectStore Projects { get; } = new SqliteProjectStore(writer, readers);

        public IAccountStore Accounts { get; } = new SqliteAccountStore(writer, readers);

        public IHandSwitchStore HandSwitches { get; } = new SqliteHandSwitchStore(writer, readers);

        public IVisitorStore Visitors { get; } = new SqliteVisitorStore(writer, readers);

        public IClientStore Clients { get; } = new SqliteClientStore(writer, readers);

        public IDialogStore Dialogs { get; } = new SqliteDialogStore(writer, readers);

        public IMessageStore Messages { get; } = new SqliteMessageStore(readers);

        public IDialogLog Log { get; } = new SqliteDialogLog(readers);

        public IMarkStore Marks { get; } = new SqliteMarkStore(writer, readers);

        public IDeskIndex Desk { get; } = new SqliteDeskIndex(readers);

        public IOutboxStore Outbox { get; } = new SqliteOutboxStore(writer, readers);
    }
}
