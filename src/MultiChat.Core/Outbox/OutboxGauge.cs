using MultiChat.Sources;
using MultiChat.Team;
using MultiChat.Telemetry;
using NodaTime;

namespace MultiChat.Outbox;

/// <summary>Counts what is in the outbox for the figures, seldom, and only where somebody reads them.</summary>
internal sealed class OutboxGauge(IOutboxStore store, TeamDirectory teams, ChatClock clock, ChatTelemetry telemetry)
{
    /// <summary>Where a count ends: who has more waiting knows enough.</summary>
    public const int AtMost = 10_000;

    private static readonly Duration Between = Duration.FromSeconds(10);

    private Instant? _countedAt;

    public async Task CountAsync(CancellationToken cancellation)
    {
        var now = clock.Now;
        if (store is not IOutboxCounts counts || !telemetry.IsOutboxRead || (_countedAt is { } last && now < last + Between))
        {
            return;
        }

        _countedAt = now;
        var (waiting, dead) = (0, 0);
        foreach (var team in teams.All)
        {
            var count = await counts.CountAsync(team.Project.Id, AtMost, cancellation);
            (waiting, dead) = (Math.Min(AtMost, waiting + count.Waiting), Math.Min(AtMost, dead + count.Dead));
        }

        telemetry.OutboxHas(new OutboxCount { Waiting = waiting, Dead = dead });
    }
}
