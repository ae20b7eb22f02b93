using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MultiChat.Hosting.Entrances;
using MultiChat.Hosts;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Hosting;

/// <summary>
/// Unhealthy where the store does not answer a read within 5 s, and once the host stops; degraded while commits fail though reads are answered, as on a full disk, while
/// this host's clock is 500 ms or more off that of the store it shares with others, while it cannot read what the other hosts change, while there are
/// dead letters, and while the storage says that it works worse than it could. It waits in real time: a store knows nothing of the host's clock.
/// </summary>
internal sealed class ChatHealthCheck(ChatEngine chat, Shutdown shutdown) : IHealthCheck
{
    /// <summary>Where the sentences are explained.</summary>
    private const string SeeAlso = "See \"Health\" in MultiChat's docs/operations.md.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly Duration ClockTolerance = Duration.FromMilliseconds(500);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (shutdown.HasBegun)
        {
            return HealthCheckResult.Unhealthy($"The host is stopping. {SeeAlso}");
        }

        string? worry;
        try
        {
            worry = await FindWorryAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy($"The store does not answer. {SeeAlso}", failure);
        }

        return worry is null ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"{worry} {SeeAlso}");
    }

    private async Task<string?> FindWorryAsync(CancellationToken cancellation)
    {
        var age = chat.Teams.Knowledge.Age;
        var dead = await CountDeadAsync(cancellation);
        var clockOff = await chat.MeasureClockAsync(cancellation);
        return age > TeamKnowledge.MostAge ? string.Create(
                CultureInfo.InvariantCulture,
                $"What other hosts change has not been read for {age.TotalSeconds:0.0} s: the desk waits, visitors go on.")
            : chat.CommitHealth.FailingSince is { } since ? $"Nothing has been stored since {since}: commits fail."
            : clockOff >= ClockTolerance ? string.Create(
                CultureInfo.InvariantCulture, $"This host's clock is {clockOff.TotalSeconds:0.0} s off the store's: synchronize both with NTP.")
            : dead > 0 ? $"{dead} deliveries or more were given up: see DeadLetters."
            : (chat.Storage as IDegradableStorage)?.DegradedBecause;
    }

    private async Task<int> CountDeadAsync(CancellationToken cancellation)
    {
        var dead = 0;
        foreach (var team in chat.Admin.Projects)
        {
            dead += (await chat.DeadLetters.ListAsync(team.Project.Id, cancellation: cancellation)).Count;
        }

        return dead;
    }
}
