using System.Threading.Channels;
using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>Writes the commands of dialogs: a few loops, each of which drains what waits into one transaction.</summary>
/// <remarks>
/// A group never waits to fill: what comes while all loops are busy is the next group. A command that fails is taken out of its group and
/// the others are written at once without it; one that took a quarter of a second, as for a row that a slow transaction holds, goes on
/// alone in the <see cref="SlowLane"/>, and so do later ones of its dialog until it is through. So one slow dialog costs its neighbours
/// that patience once.
/// </remarks>
internal sealed class Writer : IAsyncDisposable
{
    // A group of more than 64 would overflow the subtransactions that a server process keeps at hand.
    private const int GroupMax = 64;

    private readonly Connections _connections;
    private readonly GroupCommit _commit;
    private readonly SlowLane _slow;
    private readonly PostgreSqlOptions _options;
    private readonly Action _wrote;
    private readonly Channel<Write> _queue = Channel.CreateUnbounded<Write>();
    private readonly Task[] _loops;
    private int _waiting;

    /// <summary>Makes a writer whose loops wait for the first command.</summary>
    /// <param name="connections">The connections.</param>
    /// <param name="commit">Writes a group.</param>
    /// <param name="slow">Takes what a group cannot wait for.</param>
    /// <param name="options">How many groups may be under way, and how many commands may wait.</param>
    /// <param name="wrote">Called after each commit.</param>
    public Writer(Connections connections, GroupCommit commit, SlowLane slow, PostgreSqlOptions options, Action wrote)
    {
        (_connections, _commit, _slow, _options, _wrote) = (connections, commit, slow, options, wrote);
        _loops = [.. Enumerable.Range(0, options.Writers).Select(_ => Task.Run(LoopAsync))];
    }

    /// <summary>Writes the command in the next group and answers when it is durable.</summary>
    /// <exception cref="Refusal"><see cref="RefusalCode.Busy"/>: too many wait already.</exception>
    /// <exception cref="ArgumentException">The command contradicts itself or what is stored; nothing was written.</exception>
    /// <exception cref="StorageException">It was refused, or its outcome is unknown; the message says which.</exception>
    public async Task<bool> RunAsync(Write write)
    {
        _connections.RequireOpen();
        try
        {
            if (Interlocked.Increment(ref _waiting) > _options.WriteQueueLimit)
            {
                throw new Refusal(RefusalCode.Busy, $"{_options.WriteQueueLimit} writes wait for PostgreSQL already. Try again.");
            }

            ObjectDisposedException.ThrowIf(write.TryBegin() && !_queue.Writer.TryWrite(write), typeof(PostgreSqlStorage));
            return await write.Task;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Writes what waits.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await Task.WhenAll(_loops);
        await _slow.DisposeAsync();
    }

    private async Task LoopAsync()
    {
        var group = new List<Write>(GroupMax);
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (group.Count < GroupMax && _queue.Reader.TryRead(out var write))
            {
                if (write.TryBegin() && !_slow.TryAdd(write))
                {
                    group.Add(write);
                }
            }

            group.Sort(Write.LockOrder);
            while (group.Count > 0)
            {
                await CommitAsync(group);
            }
        }
    }

    /// <summary>Commits the group and empties it, or takes out the one command that failed.</summary>
    private async Task CommitAsync(List<Write> group)
    {
        try
        {
            var results = await _commit.RunAsync(group, _options.Patience);
            _wrote();
            for (var i = 0; i < group.Count; i++)
            {
                group[i].Answer(results[i]);
            }

            group.Clear();
        }
        catch (PostgresException reason) when (Failure.IsOfStatement(reason) && FailedOf(group, reason) is { } failed)
        {
            group.Remove(failed);
            if (Failure.IsPassing(reason))
            {
                _slow.Add(failed);
            }
            else
            {
                failed.Fail(Failure.Refused(reason));
            }
        }
        catch (Exception reason)
        {
            var unknown = Failure.Unknown(reason);
            group.ForEach(write => write.Fail(unknown));
            group.Clear();
        }
    }

    private static Write? FailedOf(List<Write> group, PostgresException reason) =>
        group.Find(write => write.Statement.Command == reason.BatchCommand);
}
