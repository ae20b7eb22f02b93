using Npgsql;

namespace MultiChat.Storage.PostgreSql.Engine;

/// <summary>Where commands go that a group could not wait for: each in a transaction of its own, those of one dialog one after another.</summary>
/// <param name="commit">Writes one.</param>
/// <param name="slots">How many are written at the same time.</param>
internal sealed class SlowLane(GroupCommit commit, Slots slots) : IAsyncDisposable
{
    private const int MaxAttempts = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<(Guid Project, Guid Dialog), Task> _last = [];

    /// <summary>Adds a command that waits for something.</summary>
    public void Add(Write write)
    {
        lock (_gate)
        {
            Append(write, _last.GetValueOrDefault(write.Subject, Task.CompletedTask));
        }
    }

    /// <summary>Adds a command if one of its dialog is here already: it would wait for the same, and its group with it.</summary>
    public bool TryAdd(Write write)
    {
        lock (_gate)
        {
            if (!_last.TryGetValue(write.Subject, out var before))
            {
                return false;
            }

            Append(write, before);
            return true;
        }
    }

    /// <summary>Waits for all that are here.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] left;
        lock (_gate)
        {
            left = [.. _last.Values];
        }

        await Task.WhenAll(left);
        await slots.DisposeAsync();
    }

    private void Append(Write write, Task before)
    {
        var mine = Task.Run(async () =>
        {
            await before;
            await RunAsync(write);
        });
        _last[write.Subject] = mine;
        _ = mine.ContinueWith(_ => Forget(write, mine), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private void Forget(Write write, Task mine)
    {
        lock (_gate)
        {
            if (_last.GetValueOrDefault(write.Subject) == mine)
            {
                _last.Remove(write.Subject);
            }
        }
    }

    private async Task RunAsync(Write write)
    {
        if (!write.TryBegin())
        {
            return;
        }

        try
        {
            write.Answer(await slots.RunAsync(() => CommitAsync(write), CancellationToken.None));
        }
        catch (PostgresException reason) when (Failure.IsOfStatement(reason))
        {
            write.Fail(Failure.Refused(reason));
        }
        catch (NpgsqlException reason)
        {
            write.Fail(Failure.Unknown(reason));
        }
        catch (Exception reason)
        {
            write.Fail(reason);
        }
    }

    private async Task<bool> CommitAsync(Write write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (await commit.RunAsync([write], Patience))[0];
            }
            catch (PostgresException passing) when (attempt < MaxAttempts && Failure.IsPassing(passing)
                && passing.SqlState != PostgresErrorCodes.QueryCanceled)
            {
                // A deadlock or a lost serialization undid it; whoever was in the way goes on, and then it is this one's turn.
            }
        }
    }
}
