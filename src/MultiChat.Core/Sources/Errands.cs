using System.Diagnostics.CodeAnalysis;

namespace MultiChat.Sources;

/// <summary>
/// Runs the latest errand of each key, one after the other. While the storage does not answer, it is tried again each second.
/// </summary>
internal sealed class Errands : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ITimer _again;
    private readonly Lock _lock = new();
    private readonly Queue<object> _order = new();
    private readonly Dictionary<object, Func<ValueTask>> _undone = [];
    private bool _isRunning;

    public Errands(SteadyClock clock) => _again = clock.CreateTimer(() => _ = RunAllAsync());

    /// <summary>Does it soon, in the place of an earlier one about the same that is not done yet.</summary>
    /// <param name="about">What it is about: an id, or several as a tuple, compared by value.</param>
    /// <param name="errand">What is to be done.</param>
    public void Run(object about, Func<ValueTask> errand)
    {
        lock (_lock)
        {
            Put(about, errand);
            if (_isRunning)
            {
                return;
            }

            _isRunning = true;
        }

        _ = RunAllAsync();
    }

    public void Dispose() => _again.Dispose();

    private async Task RunAllAsync()
    {
        while (TryTake(out var about, out var errand))
        {
            if (!await TryAsync(errand))
            {
                lock (_lock)
                {
                    // Behind the others, and not in the place of a later one about the same.
                    Put(about, _undone.GetValueOrDefault(about, errand));
                }

                Rest();
                return;
            }
        }
    }

    private bool TryTake([NotNullWhen(true)] out object? about, [NotNullWhen(true)] out Func<ValueTask>? errand)
    {
        lock (_lock)
        {
            errand = null;
            return _isRunning = _order.TryDequeue(out about) && _undone.Remove(about, out errand);
        }
    }

    private void Put(object about, Func<ValueTask> errand)
    {
        if (!_undone.ContainsKey(about))
        {
            _order.Enqueue(about);
        }

        _undone[about] = errand;
    }

    private void Rest()
    {
        try
        {
            _again.Change(Pause, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The host closes: nobody here needs it any more.
        }
    }

    private static async Task<bool> TryAsync(Func<ValueTask> errand)
    {
        try
        {
            await errand();
            return true;
        }
        catch (Exception)
        {
            // The storage does not answer; it is tried again.
            return false;
        }
    }
}
