namespace MultiChat.Storage.Sqlite.Engine;

/// <summary>The one writer of the file: drains what waits into one transaction, and keeps house in lulls.</summary>
/// <remarks>On a thread of its own, because a commit blocks for as long as the disk takes.</remarks>
internal sealed class Writer : IAsyncDisposable
{
    private const int GroupMax = 256;
    private const int LullAfter = 100;
    private const int PauseAfterFailure = 1_000;

    private readonly string _path;
    private readonly Func<Database> _openAgain;
    private readonly WriteQueue _queue;
    private readonly Housework _housework = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Database? _database;

    private volatile bool _isStarted;

    /// <summary>Makes a writer that does not run yet.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="open">Opens another connection after a failure.</param>
    /// <param name="queueLimit">How many writes may wait.</param>
    public Writer(string path, Func<Database> open, int queueLimit) =>
        (_path, _openAgain, _queue) = (path, open, new WriteQueue(queueLimit));

    /// <summary>Starts writing.</summary>
    /// <param name="database">The connection to begin with; the writer's from now on.</param>
    public void Start(Database database)
    {
        _database = database;
        _isStarted = true;
        new Thread(Loop) { IsBackground = true, Name = "MultiChat SQLite writer" }.Start();
    }

    /// <summary>Takes the place of opening another connection after a failure, in tests.</summary>
    internal Func<Database>? Open { get; set; }

    /// <summary>Does the work in the next group and answers when it is durable.</summary>
    /// <param name="work">What is done, on the writer's thread.</param>
    /// <param name="cancellation">Before the work's turn: nothing is written.</param>
    public Task<T> RunAsync<T>(Func<Database, T> work, CancellationToken cancellation) => RunAsync(work, static _ => true, cancellation);

    /// <summary>Does the work in the next group, undoes it where its result says so, and answers when the group is durable.</summary>
    /// <param name="work">What is done, on the writer's thread.</param>
    /// <param name="keeps">Whether a result means that the changes stay.</param>
    /// <param name="cancellation">Before the work's turn: nothing is written.</param>
    public Task<T> RunAsync<T>(Func<Database, T> work, Func<T, bool> keeps, CancellationToken cancellation)
    {
        if (!_isStarted)
        {
            throw OpenFailure.NotOpen(_path);
        }

        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellation);
        }

        var write = new WriteWithAnswer<T>(work, keeps, cancellation);
        _queue.Add(write);
        return write.Task;
    }

    /// <summary>Writes what waits, then closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        if (_isStarted)
        {
            await _ended.Task;
        }
    }

    private void Loop()
    {
        var group = new List<Write>(GroupMax);
        while (_queue.Take(group, GroupMax, Patience()))
        {
            if (group.Count == 0)
            {
                Keep(_housework.DoInLull);
            }
            else if (TryCommit(group))
            {
                Keep(_housework.DoUnderLoad);
            }
        }

        GiveUpConnection();
        _ended.SetResult();
    }

    private int Patience() => _database is null ? PauseAfterFailure : _housework.IsWaiting(_database) ? LullAfter : Timeout.Infinite;

    private bool TryCommit(List<Write> group)
    {
        try
        {
            GroupCommit.Run(Connection(), group);
        }
        catch (Exception reason)
        {
            GiveUpConnection();
            var unknown = new StorageException(
                $"The outcome of this write to '{_path}' is unknown: {reason.Message} Send it again under the same key. The storage goes "
                + "on by itself as soon as it can: look at the disk's free space and health.", reason);
            group.ForEach(write => write.Fail(unknown));
            return false;
        }

        _housework.Wrote();
        group.ForEach(static write => write.Answer());
        return true;
    }

    private void Keep(Action<Database> house)
    {
        try
        {
            house(Connection());
        }
        catch (Exception)
        {
            // No command is waiting for this one, and the next lull tries again.
            GiveUpConnection();
        }
    }

    private Database Connection()
    {
        if (_database is null)
        {
            _database = (Open ?? _openAgain)();
            _housework.ConnectionChanged();
        }

        return _database;
    }

    /// <summary>Closes the connection, which rolls back: after a failed write to the disk its state is not to be trusted.</summary>
    private void GiveUpConnection()
    {
        try
        {
            _database?.Dispose();
        }
        catch (Exception)
        {
            // It is given up either way.
        }

        _database = null;
    }
}
