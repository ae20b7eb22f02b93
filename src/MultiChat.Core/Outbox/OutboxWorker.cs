using MultiChat.Dialogs;
using MultiChat.Events;
using MultiChat.Live;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Telemetry;
using NodaTime;

namespace MultiChat.Outbox;

/// <summary>
/// Delivers what waits in the outbox: at once after a commit of this host, when something becomes due, and at the latest each half minute,
/// because another host may have written or have died.
/// </summary>
internal sealed class OutboxWorker : IAsyncDisposable
{
    private const int BatchLength = 32;
    private static readonly Duration LongestSleep = Duration.FromSeconds(30);
    private static readonly Duration PauseAfterFailure = Duration.FromSeconds(1);

    private readonly IReadOnlyDictionary<string, IOutboxHandler> _handlers;
    private readonly ChatStorage _storage;
    private readonly TeamDirectory _teams;
    private readonly ChatClock _clock;
    private readonly OutboxWatch _watch;
    private readonly OutboxGauge _gauge;
    private readonly Signal _signal = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly ITimer _timer;
    private Task _working = Task.CompletedTask;

    public OutboxWorker(
        IReadOnlyList<IOutboxHandler> handlers, ChatStorage storage, TeamDirectory teams, ChatClock clock, OutboxWatch watch, OutboxGauge gauge)
    {
        (_storage, _teams, _clock, _watch, _gauge) = (storage, teams, clock, watch, gauge);
        _handlers = handlers.ToDictionary(handler => handler.Name, StringComparer.Ordinal);
        _timer = clock.Time.CreateTimer(_ => _signal.Raise(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Start()
    {
        if (_handlers.Count > 0)
        {
            _working = WorkAsync();
            _signal.Raise();
        }
    }

    public void Look(DialogCommit commit)
    {
        if (commit.Outbox.Count > 0)
        {
            Look();
        }
    }

    public void Look() => _signal.Raise();

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _signal.End();
        await _working;
        await _timer.DisposeAsync();
        _closing.Dispose();
    }

    private async Task WorkAsync()
    {
        while (await _signal.WaitAsync() && !_closing.IsCancellationRequested)
        {
            var next = _clock.Now + LongestSleep;
            foreach (var team in _teams.All)
            {
                next = Instant.Min(next, await DrainAsync(team.Project.Id));
            }

            await CountAsync();
            _timer.Change(Duration.Max(Duration.Zero, next - _clock.Now).ToTimeSpan(), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Delivers what is due in a project, and says when to look again.</summary>
    private async Task<Instant> DrainAsync(ProjectId project)
    {
        try
        {
            while (true)
            {
                var now = _clock.Now;
                var batch = await _storage.Outbox.TakeAsync(
                    project, [.. _handlers.Keys], now, now + OutboxRules.Lease, BatchLength, _closing.Token);
                if (batch.Rows.Count == 0)
                {
                    _watch.StoreAnswered();
                    return batch.NextDueAt ?? Instant.MaxValue;
                }

                await Task.WhenAll(batch.Rows.Select(DeliverAsync));
            }
        }
        catch (Exception) when (_closing.IsCancellationRequested)
        {
            return Instant.MaxValue;
        }
        catch (Exception failure)
        {
            // The store does not answer; what was taken comes back when its lease ends.
            _watch.StoreFailed(failure);
            return _clock.Now + PauseAfterFailure;
        }
    }

    private async Task CountAsync()
    {
        try
        {
            await _gauge.CountAsync(_closing.Token);
        }
        catch (Exception)
        {
            // Figures are no reason to stop; the next look counts again.
        }
    }

    private async Task DeliverAsync(OutboxRow row)
    {
        var (end, failure) = row.Attempts > OutboxRules.MaxAttempts
            ? (OutboxEnd.Dead(_clock.Now, row.Error ?? "Interrupted"), null)
            : await TryAsync(row);
        if (end is not null)
        {
            await _storage.Outbox.SettleAsync(row, end, CancellationToken.None);
            _watch.Ended(row, end, failure);
        }
    }

    /// <summary>How it ended, or null where the host closes in the middle: then the lease says so later.</summary>
    private async Task<(OutboxEnd? End, Exception? Failure)> TryAsync(OutboxRow row)
    {
        using var patience = new CancellationTokenSource(OutboxRules.Patience.ToTimeSpan(), _clock.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _closing.Token);
        using var activity = OutboxWatch.Begin(row);
        try
        {
            if (await LoadAsync(row, both.Token) is { } delivery)
            {
                await _handlers[row.Handler].HandleAsync(delivery, both.Token);
            }

            return (OutboxEnd.Done, null);
        }
        catch (Exception) when (_closing.IsCancellationRequested)
        {
            return (null, null);
        }
        catch (Exception failure)
        {
            ChatTelemetry.Failed(activity, failure);
            var error = _watch.TextOf(failure);
            return row.Attempts >= OutboxRules.MaxAttempts
                ? (OutboxEnd.Dead(_clock.Now, error), failure)
                : (OutboxEnd.Retry(_clock.Now + OutboxRules.PauseAfter(row.Attempts), error), failure);
        }
    }

    private async Task<OutboxDelivery?> LoadAsync(OutboxRow row, CancellationToken cancellation)
    {
        var dialog = await _storage.Dialogs.FindAsync(row.Project, row.Dialog, cancellation);
        var items = await _storage.Log.ReadAfterAsync(row.Project, row.Dialog, row.EventSeq - 1, 1, cancellation);
        return dialog is not null && items is [var item] && item.Entry.EventSeq == row.EventSeq
            ? new OutboxDelivery { Attempt = row.Attempts, Dialog = dialog, Item = item }
            : null;
    }
}
