using MultiChat.Availability;
using MultiChat.Delivery;
using MultiChat.Projects;
using MultiChat.Sources;

namespace MultiChat.Hosts;

/// <summary>
/// What the other hosts are still to be told of this one: of each visitor and operator that changed, what is true when it is told, one at a
/// time. While the storage does not answer it waits here and is tried again each second.
/// </summary>
internal sealed class ToldElsewhere(IHostLink link, PresenceBook presence, ConnectionBook connections, ChatClock clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<(ProjectId, Guid), Func<ValueTask>> _untold = [];
    private bool _telling;

    public void Tell(VisitorPages moved) => Tell(
        (moved.Project, moved.Visitor.Value),
        () => link.TellAsync(presence.FindHere(moved.Project, moved.Visitor), CancellationToken.None));

    public void Tell(OperatorConnections moved) => Tell(
        (moved.Project, moved.Member.Value),
        () => link.TellAsync(connections.FindHere(moved.Project, moved.Member), CancellationToken.None));

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private void Tell((ProjectId, Guid) whose, Func<ValueTask> tell)
    {
        lock (_lock)
        {
            _untold[whose] = tell;
            if (_telling)
            {
                return;
            }

            _telling = true;
        }

        _ = TellAllAsync();
    }

    private async Task TellAllAsync()
    {
        while (true)
        {
            KeyValuePair<(ProjectId, Guid), Func<ValueTask>> next;
            lock (_lock)
            {
                if (_untold.Count == 0)
                {
                    _telling = false;
                    return;
                }

                next = _untold.First();
                _untold.Remove(next.Key);
            }

            if (!await TryAsync(next.Value))
            {
                lock (_lock)
                {
                    _untold.TryAdd(next.Key, next.Value);
                }

                if (!await PauseAsync())
                {
                    return;
                }
            }
        }
    }

    /// <summary>False where the host closes meanwhile: a host that is gone needs to tell nobody.</summary>
    private async Task<bool> PauseAsync()
    {
        try
        {
            await Task.Delay(Pause, clock.Time, _closing.Token);
            return true;
        }
        catch (Exception closed) when (closed is OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }

    private static async Task<bool> TryAsync(Func<ValueTask> tell)
    {
        try
        {
            await tell();
            return true;
        }
        catch (Exception)
        {
            // The storage does not answer. What is to be told is told later.
            return false;
        }
    }
}
