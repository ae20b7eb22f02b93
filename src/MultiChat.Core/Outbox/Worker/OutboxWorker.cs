using MultiChat.Commits;
using MultiChat.Events;
using MultiChat.Sources;
using MultiChat.Team;

namespace MultiChat.Outbox;

/// <summary>Delivers what waits in the outbox, at once after a commit of this host: a lane for each handler, none of which waits for another.</summary>
internal sealed class OutboxWorker : IAsyncDisposable
{
    /// <summary>How long handlers have to end when the host closes, in real time: what they do not finish then is delivered again.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, OutboxLane> _lanes;
    private readonly SteadyClock _steady;
    private readonly CancellationTokenSource _closing = new();
    private Task _working = Task.CompletedTask;

    public OutboxWorker(
        HandlerBook handlers,
        IOutboxStore store,
        IDialogStore dialogs,
        IDialogLog log,
        TeamDirectory teams,
        ChatClock clock,
        SteadyClock steady,
        OutboxWatch watch,
        OutboxGauge gauge)
    {
        _steady = steady;
        _lanes = handlers.ByName.ToDictionary(
            named => named.Key,
            named => new OutboxLane(named.Key, named.Value, store, dialogs, log, teams, clock, steady, watch, gauge),
            StringComparer.Ordinal);
    }

    public void Start()
    {
        _working = Task.WhenAll(_lanes.Values.Select(lane => lane.WorkAsync(_closing.Token)));
        Look();
    }

    public void Look(DialogCommit commit)
    {
        foreach (var row in commit.Outbox)
        {
            _lanes[row.Handler].Look();
        }
    }

    public void Look()
    {
        foreach (var lane in _lanes.Values)
        {
            lane.Look();
        }
    }

    public async ValueTask DisposeAsync()
    {
        var closing = CloseAsync();
        if (!closing.IsCompleted)
        {
            using var ended = new CancellationTokenSource();
            await Task.WhenAny(closing, _steady.PauseAsync(Farewell, ended.Token));
            await ended.CancelAsync();
        }

        foreach (var lane in _lanes.Values)
        {
            await lane.DisposeAsync();
        }

        _closing.Dispose();
    }

    private async Task CloseAsync()
    {
        try
        {
            var told = _closing.CancelAsync();
            Look();
            await told;
            await _working;
        }
        catch (Exception)
        {
            // What a handler throws when it is told to end keeps no host from stopping.
        }
    }
}
