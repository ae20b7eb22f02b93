using MultiChat.Events;
using MultiChat.Outbox;

namespace MultiChat.Hosting.Clock;

/// <summary>Another system that is down.</summary>
public sealed class FlakyWebhook : IOutboxHandler
{
    private int _attempts;

    public string Name => "webhook";

    public bool IsDown { get; set; } = true;

    public int Attempts => Volatile.Read(ref _attempts);

    public bool Wants(LogEvent happened) => happened is MessageAccepted;

    public Task HandleAsync(OutboxDelivery delivery, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _attempts);
        return IsDown ? throw new HttpRequestException("Connection refused.") : Task.CompletedTask;
    }

    public Task WaitForAsync(int attempts) => Patience.UntilAsync(() => Attempts >= attempts);
}
