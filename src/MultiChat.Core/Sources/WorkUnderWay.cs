namespace MultiChat.Sources;

/// <summary>What goes on here that nobody waits for, so that a test which moves the clock can let it come to an end first.</summary>
internal sealed class WorkUnderWay
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, TimeSpan> _begun = [];
    private TaskCompletionSource? _awaited;
    private long _last;

    /// <summary>Something begins. Returns what <see cref="End"/> is told.</summary>
    public long Begin()
    {
        lock (_lock)
        {
            _begun.Add(++_last, SteadyClock.Real.Now);
            return _last;
        }
    }

    public void End(long work)
    {
        lock (_lock)
        {
            _begun.Remove(work);
            _awaited?.TrySetResult();
            _awaited = null;
        }
    }

    /// <summary>Ends when nothing goes on but what has been doing so for that long: it may itself wait for the clock.</summary>
    public async Task StillAsync(TimeSpan patience)
    {
        while (TryFindLeft(patience, out var left, out var ended))
        {
            using var enough = new CancellationTokenSource();
            await Task.WhenAny(ended, SteadyClock.Real.PauseAsync(left, enough.Token));
            await enough.CancelAsync();
        }
    }

    private bool TryFindLeft(TimeSpan patience, out TimeSpan left, out Task ended)
    {
        lock (_lock)
        {
            var now = SteadyClock.Real.Now;
            left = _begun.Count == 0 ? TimeSpan.Zero : _begun.Values.Max() + patience - now;
            if (left <= TimeSpan.Zero)
            {
                ended = Task.CompletedTask;
                return false;
            }

            ended = (_awaited ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            return true;
        }
    }
}
