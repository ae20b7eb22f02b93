namespace MultiChat.Crash.Host;

/// <summary>Makes a project of a time zone at the start.</summary>
internal sealed class ZonedProject(ProjectAdmin admin, string zone) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        admin.CreateProjectAsync("zoned", "Zoned", zone: zone, cancellation: cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
