using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Telemetry;

namespace MultiChat.Outbox;

/// <summary>Counts what is in the outbox for the figures, seldom, and only where somebody reads them.</summary>
internal sealed class OutboxGauge(IOutboxStore store, TeamDirectory teams, SteadyClock clock, ChatTelemetry telemetry)
{
    /// <summary>Where a count ends: who has more waiting knows enough.</summary>
    public const int AtMost = 10_000;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private TimeSpan? _countedAt;

    /// <summary>Counts, unless somebody did a while ago. Figures are no reason for anything to fail: the next time counts again.</summary>
    public async Task CountAsync(CancellationToken cancellation)
    {
        if (store is not IOutboxCounts counts || !telemetry.IsOutboxRead || !IsTime())
        {
            return;
        }

        try
        {
            await CountAsync(counts, cancellation);
        }
        catch (Exception)
        {
            // The store does not answer.
        }
    }

    private bool IsTime()
    {
        var now = clock.Now;
        lock (_lock)
        {
            if (_countedAt is { } last && now < last + Between)
            {
                return false;
            }

            _countedAt = now;
            return true;
        }
    }

    private async Task CountAsync(IOutboxCounts counts, CancellationToken cancellation)
    {
        var (waiting, dead) = (0, 0);
        foreach (var team in teams.All)
        {
            var count = await counts.CountAsync(team.Project.Id, AtMost, cancellation);
            (waiting, dead) = (Math.Min(AtMost, waiting + count.Waiting), Math.Min(AtMost, dead + count.Dead));
        }

        telemetry.OutboxHas(waiting, dead);
    }
}
