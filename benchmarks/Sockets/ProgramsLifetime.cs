namespace MultiChat.Benchmarks;

/// <summary>A host that lives as long as the program wants it: signals end the program, as they end one without hosts.</summary>
internal sealed class ProgramsLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
