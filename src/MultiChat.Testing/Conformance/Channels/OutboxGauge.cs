using System.Threading.Channels;
using MultiChat.Outbox;
using MultiChat.Testing.Faults;
using NodaTime;

namespace MultiChat.Testing.Conformance.Channels;

/// <summary>Hears when the outbox has nothing to do and nothing in hand, and until when.</summary>
internal sealed class OutboxGauge : IStoreInterceptor
{
    private readonly Channel<Instant?> _idle = Channel.CreateUnbounded<Instant?>();
    private int _inHand;

    public ValueTask<Instant?> IdleAsync(CancellationToken cancellation) => _idle.Reader.ReadAsync(cancellation);

    /// <summary>Forgets what it heard so far.</summary>
    public void Forget()
    {
        while (_idle.Reader.TryRead(out _))
        {
        }
    }

    public async ValueTask<T> CallAsync<T>(StoreCall call, Func<CancellationToken, ValueTask<T>> inner, CancellationToken cancellation)
    {
        var answer = await inner(cancellation);
        if (answer is OutboxBatch batch)
        {
            // The outbox looks again after each end, so the last one's look is heard.
            if (Interlocked.Add(ref _inHand, batch.Rows.Count) == 0)
            {
                _idle.Writer.TryWrite(batch.NextDueAt);
            }
        }
        else if (call.Name == $"{nameof(ChatStorage.Outbox)}.{nameof(IOutboxStore.SettleAsync)}")
        {
            Interlocked.Decrement(ref _inHand);
        }

        return answer;
    }
}
