using System.Threading.Channels;
using MultiChat.Events;

namespace MultiChat.Outbox;

/// <summary>Another system that keeps what it is told of messages, and fails as long as it is told to.</summary>
internal sealed class CollectingHandler : IOutboxHandler
{
    private readonly Channel<OutboxDelivery> _begun = Channel.CreateUnbounded<OutboxDelivery>();

    public Func<OutboxDelivery, CancellationToken, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public string Name { get; init; } = "collector";

    public bool Wants(LogEvent happened) => happened is MessageAccepted;

    public async Task HandleAsync(OutboxDelivery delivery, CancellationToken cancellation)
    {
        _begun.Writer.TryWrite(delivery);
        await Answer(delivery, cancellation);
    }

    public Task<OutboxDelivery> NextAsync() => _begun.Reader.NextAsync();
}
