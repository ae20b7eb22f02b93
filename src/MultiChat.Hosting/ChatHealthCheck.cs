using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MultiChat.Hosting;

/// <summary>
/// Unhealthy where the store does not answer a read within 5 s; degraded while commits fail though reads are answered, as on a full disk, and
/// while there are dead letters.
/// </summary>
internal sealed class ChatHealthCheck(ChatEngine chat, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        int dead;
        try
        {
            dead = await CountDeadAsync(cancellationToken).WaitAsync(Patience, time, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The store does not answer.", failure);
        }

        return chat.CommitHealth.FailingSince is { } since
            ? HealthCheckResult.Degraded($"Nothing has been stored since {since}: commits fail.")
            : dead > 0 ? HealthCheckResult.Degraded($"{dead} deliveries or more were given up: see DeadLetters.")
            : HealthCheckResult.Healthy();
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
