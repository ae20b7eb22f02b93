using System.Diagnostics.CodeAnalysis;
using MultiChat.Projects;
using MultiChat.Sources;

namespace MultiChat.Events;

/// <summary>
/// What has to be done some time, one after the other: of several about the same, the last. While the storage does not answer, it is tried
/// again each second.
/// </summary>
internal sealed class Errands : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ITimer _again;
    private readonly Lock _lock = new();
    private readonly Queue<(ProjectId, Guid)> _order = new();
    private readonly Dictionary<(ProjectId, Guid), Func<ValueTask>> _undone = [];
    private bool _isAbout;

    public Errands(SteadyClock clock) => _again = clock.CreateTimer(() => _ = RunAllAsync());

    public void Run(ProjectId project, Guid about, Func<ValueTask> errand)
    {
        lock (_lock)
        {
            Put((project, about), errand);
            if (_isAbout)
            {
                return;
            }

            _isAbout = true;
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

    private bool TryTake(out (ProjectId, Guid) about, [NotNullWhen(true)] out Func<ValueTask>? errand)
    {
        lock (_lock)
        {
            errand = null;
            return _isAbout = _order.TryDequeue(out about) && _undone.Remove(about, out errand);
        }
    }

    private void Put((ProjectId, Guid) about, Func<ValueTask> errand)
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
