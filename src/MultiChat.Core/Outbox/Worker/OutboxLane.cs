using MultiChat.Commits;
using MultiChat.Events;
using MultiChat.Projects;
using MultiChat.Sources;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Outbox;

/// <summary>
/// Has one handler told what waits for it: so many dialogs at once, and the next as soon as one ends. It looks when it is told to, when something
/// becomes due, and each half minute of real time, because another host may have written or have died.
/// </summary>
internal sealed class OutboxLane : IAsyncDisposable
{
    /// <summary>How many deliveries a handler has in hand at once.</summary>
    public const int AtOnce = 32;

    /// <summary>With how many calls that do not end when told a handler is given no more: each of them costs the host something.</summary>
    public const int MostHanging = 100;

    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private static readonly Duration LongestAlarm = Duration.FromDays(1);

    private readonly string _handler;
    private readonly HandlerCalls _calls;
    private readonly OutboxCourier _courier;
    private readonly IOutboxStore _store;
    private readonly TeamDirectory _teams;
    private readonly ChatClock _clock;
    private readonly OutboxWatch _watch;
    private readonly OutboxGauge _gauge;
    private readonly Signal _signal;
    private readonly Alarm _alarm;
    private readonly ITimer _round;
    private int _inHand;
    private int _turn;

    public OutboxLane(
        string name,
        IOutboxHandler handler,
        IOutboxStore store,
        IDialogStore dialogs,
        IDialogLog log,
        TeamDirectory teams,
        ChatClock clock,
        SteadyClock steady,
        OutboxWatch watch,
        OutboxGauge gauge)
    {
        (_handler, _store, _teams, _clock, _watch, _gauge) = (name, store, teams, clock, watch, gauge);
        _calls = new HandlerCalls(handler, steady);
        _courier = new OutboxCourier(_calls, store, dialogs, log, clock, steady, watch);
        _signal = new Signal(clock.UnderWay);
        _alarm = new Alarm(clock, Look);
        _round = steady.CreateTimer(Look);
    }

    private int InHand => Volatile.Read(ref _inHand);

    private int Free => Math.Min(AtOnce - InHand, MostHanging - _calls.Hanging);

    public void Look() => _signal.Raise();

    /// <summary>Works until the host closes and what was in hand has ended.</summary>
    public async Task WorkAsync(CancellationToken closing)
    {
        while (!closing.IsCancellationRequested || InHand > 0)
        {
            await _signal.WaitAsync();
            if (!closing.IsCancellationRequested)
            {
                SleepUntil(await TakeAllAsync(closing));
                await _gauge.CountAsync(closing);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _alarm.End();
        return _round.DisposeAsync();
    }

    /// <summary>Begins what is due as far as there are hands for it, and says when to look again.</summary>
    private async Task<Instant> TakeAllAsync(CancellationToken closing)
    {
        _watch.HandlerHangs(_handler, _calls.Hanging >= MostHanging ? _calls.Hanging : 0);
        // What others did is looked for in real time, what is due by the rules' clock.
        _round.Change(LongestSleep, Timeout.InfiniteTimeSpan);
        var next = Instant.MaxValue;
        foreach (var project in ProjectsInTurn())
        {
            next = Instant.Min(next, await TakeAsync(project, closing));
        }

        return next;
    }

    /// <summary>Each look begins with another one, so that one with much to deliver does not keep the others from it.</summary>
    private IEnumerable<ProjectId> ProjectsInTurn()
    {
        var all = _teams.All;
        var first = all.Count == 0 ? 0 : _turn++ % all.Count;
        return all.Skip(first).Concat(all.Take(first)).Select(team => team.Project.Id);
    }

    private async Task<Instant> TakeAsync(ProjectId project, CancellationToken closing)
    {
        try
        {
            while (Free is > 0 and var free)
            {
                var now = _clock.Now;
                var batch = await _store.TakeAsync(project, [_handler], now, now + OutboxRules.Lease, free, closing);
                if (batch.Rows.Count == 0)
                {
                    _watch.StoreAnswered();
                    return batch.NextDueAt ?? Instant.MaxValue;
                }

                foreach (var row in batch.Rows)
                {
                    _ = DeliverAsync(row, closing);
                }
            }

            // Whichever ends first says so.
            return Instant.MaxValue;
        }
        catch (Exception) when (closing.IsCancellationRequested)
        {
            return Instant.MaxValue;
        }
        catch (Exception failure)
        {
            _watch.StoreFailed(failure);
            _round.Change(PauseAfterFailure, Timeout.InfiniteTimeSpan);
            return Instant.MaxValue;
        }
    }

    private async Task DeliverAsync(OutboxRow row, CancellationToken closing)
    {
        var work = _clock.UnderWay.Begin();
        Interlocked.Increment(ref _inHand);
        await _courier.DeliverAsync(row, closing);
        Interlocked.Decrement(ref _inHand);
        Look();
        _clock.UnderWay.End(work);
    }

    private void SleepUntil(Instant next)
    {
        if (next == Instant.MaxValue)
        {
            _alarm.Stop();
        }
        else
        {
            _alarm.SetFor(Instant.Min(next, _clock.Now + LongestAlarm));
        }
    }
}
