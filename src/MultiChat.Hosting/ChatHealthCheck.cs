using Microsoft.Extensions.Diagnostics.HealthChecks;
using MultiChat.Dialogs;
using MultiChat.Projects;

namespace MultiChat.Hosting;

/// <summary>
/// Unhealthy where the store does not answer a read within 5 s; degraded while commits fail though reads are answered, as on a full disk.
/// </summary>
internal sealed class ChatHealthCheck(ChatEngine chat, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // Any answer will do: nobody has this id.
            await chat.Storage.Dialogs.FindAsync(default, new DialogId(Guid.AllBitsSet), cancellationToken).AsTask()
                .WaitAsync(Patience, time, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The store does not answer.", failure);
        }

        return chat.CommitHealth.FailingSince is { } since
            ? HealthCheckResult.Degraded($"Nothing has been stored since {since}: commits fail.")
            : HealthCheckResult.Healthy();
    }
}
