using Microsoft.Extensions.Hosting;

namespace MultiChat.Hosting.Guest;

/// <summary>An app that has begun to stop and stays in that instant, so that what it answers then can be looked at.</summary>
internal sealed class StoppingInstant : IHostApplicationLifetime, IDisposable
{
    private readonly CancellationTokenSource _started = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _stopped = new();

    public CancellationToken ApplicationStarted => _started.Token;

    public CancellationToken ApplicationStopping => _stopping.Token;

    public CancellationToken ApplicationStopped => _stopped.Token;

    public void Begin() => _stopping.Cancel();

    public void StopApplication() => Begin();

    public void Dispose()
    {
        _started.Dispose();
        _stopping.Dispose();
        _stopped.Dispose();
    }
}
